package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.Work;
import org.springframework.jdbc.core.JdbcTemplate;

/** Works a mechanism's issues over the API with the demonstration's accounts, at set times. */
final class Clerk {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final int port;
  private final MovableClock clock;
  private Api api;

  Clerk(int port, MovableClock clock) {
    this.port = port;
    this.clock = clock;
    this.api = new Api(port);
  }

  /** Moves to a time in Shanghai; everybody signs in again, since tokens expire. */
  void goTo(String time) {
    clock.moveTo(LocalDateTime.parse(time).atZone(ZONE).toInstant());
    api = new Api(port);
  }

  Session as(String username) {
    return api.as(username);
  }

  /** Later than any year for which the clock has opened such issues, in this test or another. */
  static int unusedYear(JdbcTemplate jdbc, String type) {
    Timestamp last =
        jdbc.queryForList("select max(at) from clock_opening where type = ?", Timestamp.class, type)
            .get(0);
    return last == null ? 2028 : last.toLocalDateTime().getYear() + 1;
  }

  /** What is written in capitals here is unique in each test. */
  static String unique(String prefix) {
    return prefix
        + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase(Locale.ROOT);
  }

  void entry(String register, Map<String, Object> fields) {
    as("qh-inspector")
        .post("/api/registers/" + register + "/entries", Map.of("fields", fields))
        .expect(201);
  }

  Answer opening(
      String username,
      String type,
      String unit,
      Map<String, Object> more,
      Map<String, Object> fields) {
    Map<String, Object> body = new HashMap<>(Map.of("type", type, "title", "办理事项"));
    if (!unit.isEmpty()) {
      body.put("unit", unit);
    }
    body.putAll(more);
    body.put("fields", fields);
    return as(username).post("/api/issues", body);
  }

  String open(
      String username,
      String type,
      String unit,
      Map<String, Object> more,
      Map<String, Object> fields) {
    return opening(username, type, unit, more, fields).expect(201).text("number");
  }

  /** The id of a small file handed in for the issue. */
  String file(String username, String issue) {
    return as(username)
        .upload(
            "/api/issues/" + issue + "/evidence",
            "receipt.txt",
            UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8),
            Map.of())
        .expect(201)
        .text("id");
  }

  /** Claims the only task at the step and submits its form. */
  Answer submits(
      String username, String issue, String step, String outcome, Map<String, Object> fields) {
    String task = Work.task(as(username), issue, step);
    Work.claim(as(username), task).expect(200);
    return submit(username, task, outcome, fields);
  }

  Answer submit(String username, String task, String outcome, Map<String, Object> fields) {
    Map<String, Object> body = new HashMap<>(Map.of("fields", fields));
    if (!outcome.isEmpty()) {
      body.put("outcome", outcome);
    }
    return as(username).post("/api/tasks/" + task + "/complete", body);
  }

  void does(
      String username, String issue, String step, String outcome, Map<String, Object> fields) {
    submits(username, issue, step, outcome, fields).expect(200);
  }

  Answer act(String username, String issue, String action, Map<String, Object> fields) {
    return as(username)
        .post("/api/issues/" + issue + "/actions/" + action, Map.of("fields", fields));
  }

  JsonNode issue(String number) {
    return as("qh-leader").get("/api/issues/" + number).expect(200).body();
  }

  List<String> steps(String number) {
    return texts(issue(number).path("steps"), "step");
  }

  /** The end that an issue reached; "null" while it is open. */
  String resolution(String number) {
    return issue(number).path("resolution").asText();
  }

  /** Waits until the issue stands at exactly these steps. */
  void reaches(String number, String... steps) {
    Awaitility.await()
        .pollInSameThread()
        .untilAsserted(() -> assertThat(steps(number)).containsExactlyInAnyOrder(steps));
  }

  void ends(String number, String resolution) {
    Awaitility.await()
        .pollInSameThread()
        .untilAsserted(() -> assertThat(resolution(number)).isEqualTo(resolution));
  }

  /** Waits until somebody was told this. */
  void told(String number, String to, String part) {
    Awaitility.await()
        .pollInSameThread()
        .untilAsserted(
            () ->
                assertThat(trail(number, "notified"))
                    .anySatisfy(
                        entry -> {
                          assertThat(entry.path("data").path("to").asText()).isEqualTo(to);
                          assertThat(entry.path("data").path("message").asText()).contains(part);
                        }));
  }

  List<JsonNode> trail(String number, String act) {
    return list(
            as("qh-leader")
                .get("/api/issues/" + number + "/trail")
                .expect(200)
                .body()
                .path("items"))
        .stream()
        .filter(entry -> entry.path("act").asText().equals(act))
        .toList();
  }

  List<JsonNode> children(String number) {
    return list(
        as("qh-leader")
            .get("/api/issues/" + number + "/children")
            .expect(200)
            .body()
            .path("items"));
  }

  /** The form of the only task at the step, as somebody sees it. */
  JsonNode form(String username, String issue, String step) {
    Session session = as(username);
    return session.get("/api/tasks/" + Work.task(session, issue, step)).expect(200).body();
  }

  /** The rows that are given in a table of the step's form. */
  List<JsonNode> given(String username, String issue, String step, String field) {
    for (JsonNode each : form(username, issue, step).path("form").path("fields")) {
      if (each.path("id").asText().equals(field)) {
        return list(each.path("given"));
      }
    }
    throw new AssertionError(step + " has no field " + field);
  }

  /** A figure of the type over the issues of a campaign. */
  JsonNode figure(String type, String campaign, String id) {
    for (JsonNode each : total(type, campaign).path("figures")) {
      if (each.path("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(type + " has no figure " + id);
  }

  JsonNode total(String type, String campaign) {
    return as("qh-leader")
        .get("/api/statistics?type=" + type + "&campaign=" + campaign)
        .expect(200)
        .body()
        .path("total");
  }

  /** Signs a rectification off, round the whole loop. */
  void rectify(String number, String rectifier, String reviewer) {
    does(rectifier, number, "rectify", "submit", Map.of("measures", "已整改"));
    does(reviewer, number, "review", "signOff", Map.of());
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static List<String> texts(JsonNode array, String field) {
    return list(array).stream().map(node -> node.path(field).asText()).toList();
  }
}
