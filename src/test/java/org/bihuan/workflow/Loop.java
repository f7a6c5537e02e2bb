package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.springframework.core.io.ClassPathResource;

/**
 * Works issues through their processes over HTTP, with different accounts, at times set by the
 * test.
 */
public final class Loop {

  /** A Monday; working days follow until Tomb-sweeping Day. */
  public static final String MONDAY = "2026-03-02T09:00";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port;
  private final MovableClock clock;
  private Api api;

  private Loop(int port, MovableClock clock) {
    this.port = port;
    this.clock = clock;
    this.api = new Api(port);
  }

  public static Loop begin(int port, MovableClock clock) {
    Loop loop = new Loop(port, clock);
    loop.goTo(MONDAY);
    return loop;
  }

  /** Moves to a time in Shanghai; everybody signs in again, since tokens expire. */
  public void goTo(String time) {
    clock.moveTo(instant(time));
    api = new Api(port);
  }

  public static Instant instant(String time) {
    return LocalDateTime.parse(time).atZone(ZONE).toInstant();
  }

  /** A session of a demonstration account, or of one that {@link Accounts} made. */
  public Api.Session as(String username) {
    return username.startsWith("t-") ? Accounts.session(api, username) : api.as(username);
  }

  public String person(String unit, String role) {
    return Accounts.create(api, unit, role);
  }

  /** Deploys a process of the tests' own as an administrator does. */
  public void deploy(String type) throws IOException {
    String file = type + ".bpmn20.xml";
    byte[] xml = new ClassPathResource("workflow/" + file).getContentAsByteArray();
    as("qh-admin").upload("/api/processes", file, xml, Map.of()).expect(200);
    await(() -> as("qh-admin").get("/api/types/" + type).status() == 200);
  }

  public void giveDuty(String username, String unit, String role) {
    as("qh-admin")
        .post("/api/people/" + username + "/duties", Map.of("unit", unit, "role", role))
        .expect(200);
  }

  /** Opens an issue for the province, for Huangzhong's unit unless another is given. */
  public String open(Map<String, Object> more) {
    return open("qh-inspector", more);
  }

  public String open(String username, Map<String, Object> more) {
    Map<String, Object> issue = new HashMap<>(Map.of("title", "案卷缺少送达回证", "unit", "QH-XN-HZ"));
    issue.putAll(more);
    issue.values().removeIf(""::equals);
    return as(username).post("/api/issues", issue).expect(201).text("number");
  }

  public JsonNode issue(String number) {
    return as("qh-leader").get("/api/issues/" + number).expect(200).body();
  }

  public List<String> steps(String number) {
    return texts(issue(number).path("steps"), "step");
  }

  public JsonNode step(String number, String step) {
    for (JsonNode each : issue(number).path("steps")) {
      if (each.path("step").asText().equals(step)) {
        return each;
      }
    }
    throw new AssertionError(number + " is not at " + step + " but at " + steps(number));
  }

  public String task(String number, String step) {
    return step(number, step).path("task").asText();
  }

  /** Claims and completes a step. */
  public Api.Answer complete(
      String username, String number, String step, String outcome, Map<String, Object> fields) {
    String task = task(number, step);
    as(username).post("/api/tasks/" + task + "/claim", "").expect(200);
    return submit(username, task, outcome, fields).expect(200);
  }

  public Api.Answer submit(
      String username, String task, String outcome, Map<String, Object> fields) {
    return as(username)
        .post(
            "/api/tasks/" + task + "/complete",
            outcome.isEmpty()
                ? Map.of("fields", fields)
                : Map.of("outcome", outcome, "fields", fields));
  }

  public void rectify(String username, String number) {
    complete(username, number, "rectify", "submit", Map.of("measures", "补正送达回证"));
  }

  public void signOff(String username, String number) {
    complete(username, number, "review", "signOff", Map.of());
  }

  public void sendBack(String username, String number, String step) {
    complete(username, number, step, "sendBack", Map.of("reason", "材料不全"));
  }

  public Api.Answer act(String username, String number, String action, Map<String, Object> fields) {
    return as(username)
        .post("/api/issues/" + number + "/actions/" + action, Map.of("fields", fields));
  }

  public void requestExtension(String number, String newDate) {
    act("hz-rectifier", number, "requestExtension", extensionTo(newDate)).expect(200);
  }

  public static Map<String, Object> extensionTo(String newDate) {
    return Map.of("newDate", newDate, "reason", "需跨部门协调", "interimMeasures", "先行告知当事人");
  }

  public void extend(String number, String newDate) {
    requestExtension(number, newDate);
    complete("qh-leader", number, "decideExtension", "grant", Map.of());
  }

  public JsonNode deadline(String number) {
    return as("qh-leader").get("/api/issues/" + number + "/deadline").expect(200).body();
  }

  /** The waiting timers, as {@code element@time in Shanghai}. */
  public List<String> timers(String number) {
    List<String> timers = new ArrayList<>();
    for (JsonNode timer : deadline(number).path("timers")) {
      timers.add(timer.path("element").asText() + "@" + local(timer.path("at").asText()));
    }
    return timers;
  }

  public static String local(String instant) {
    return LocalDateTime.ofInstant(Instant.parse(instant), ZONE).toString();
  }

  public List<JsonNode> trail(String number) {
    return list(
        as("qh-leader").get("/api/issues/" + number + "/trail").expect(200).body().path("items"));
  }

  public List<JsonNode> trail(String number, String act) {
    return trail(number).stream().filter(e -> e.path("act").asText().equals(act)).toList();
  }

  /** The notifications sent, as {@code message to}. */
  public List<String> told(String number) {
    return trail(number, "notified").stream()
        .map(
            e -> e.path("data").path("message").asText() + " " + e.path("data").path("to").asText())
        .toList();
  }

  public long told(String number, String message) {
    return told(number).stream().filter(text -> text.startsWith(message + " ")).count();
  }

  public List<String> children(String number) {
    return list(issue(number).path("children")).stream().map(JsonNode::asText).toList();
  }

  /** Waits until every timer of the issue that is due has fired and the next is set. */
  public void settle(String number) {
    await(
        () -> {
          JsonNode timers = deadline(number).path("timers");
          return !timers.isEmpty()
              && list(timers).stream()
                  .allMatch(t -> Instant.parse(t.path("at").asText()).isAfter(clock.instant()));
        });
  }

  public void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInSameThread().until(condition);
  }

  public void expectIntact(String number) {
    JsonNode said =
        as("qh-leader").get("/api/issues/" + number + "/trail/verification").expect(200).body();
    assertThat(said.path("intact").asBoolean()).isTrue();
  }

  public static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  public static List<String> texts(JsonNode array, String field) {
    return list(array).stream().map(node -> node.path(field).asText()).toList();
  }
}
