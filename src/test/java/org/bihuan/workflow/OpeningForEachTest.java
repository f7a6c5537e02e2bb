package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process opens an issue for each of several: a few at once, many in the background. */
@TimedTest
class OpeningForEachTest {

  private static final int MANY = 1_000;

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private Session inspector;

  @BeforeEach
  void deploy() throws Exception {
    Loop.begin(port, clock);
    api = new Api(port);
    inspector = api.as("qh-inspector");
    for (String type : List.of("part", "for-each")) {
      String file = type + ".bpmn20.xml";
      byte[] xml = new ClassPathResource("workflow/" + file).getContentAsByteArray();
      api.as("qh-admin").upload("/api/processes", file, xml, Map.of()).expect(200);
    }
  }

  private String open(int count, String supervisor) {
    Map<String, Object> fields = Map.of("count", count, "lastUnit", supervisor);
    return new Work(api).open("QH-XN-DT", Map.of("type", "for-each", "fields", fields));
  }

  private JsonNode issue(String number) {
    return inspector.get("/api/issues/" + number).expect(200).body();
  }

  private List<Map<String, Object>> children(String number) {
    return jdbc.queryForList(
        "select number, title, unit, due_at from issue where parent = ? order by number", number);
  }

  private int left(String number) {
    return jdbc.queryForObject(
        "select count(*) from requested_opening where issue = ?", Integer.class, number);
  }

  @Test
  void opensOneForEachOfTheCollectionAtOnce() {
    String number = open(0, "QH");
    List<String> units =
        jdbc.queryForList(
            "select code from unit where parent = 'QH-XN' and not retired", String.class);

    assertThat(children(number)).extracting("unit").containsExactlyInAnyOrderElementsOf(units);
    assertThat(children(number))
        .extracting("title")
        .contains("0-" + children(number).get(0).get("unit"));
    assertThat(issue(number).at("/steps/0/step").asText()).isEqualTo("work");
  }

  @Test
  void opensManyInTheBackgroundEachOnceAndHoldsNobodyUp() {
    String number = open(MANY, "QH");
    int few = children(number).size();

    Work.does(inspector, number, "work", "{}");

    assertThat(left(number) + children(number).size()).isGreaterThanOrEqualTo(MANY);
    Duration longest = Duration.ZERO;
    while (left(number) > 0) {
      long begun = System.nanoTime();
      String other = new Work(api).open("QH-XN-DT", Map.of());
      inspector
          .post("/api/issues/" + number + "/comments", Map.of("text", "还有几件？" + other))
          .expect(201);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    System.out.println("longest act while a thousand were opened: " + longest.toMillis() + " ms");
    assertThat(longest).isLessThan(Duration.ofSeconds(3));
    assertThat(children(number)).hasSize(few + MANY);
    assertThat(children(number)).extracting("title").doesNotHaveDuplicates();
    assertThat(children(number)).extracting("due_at").last().isNotNull();
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(issue(number).at("/waits/0/open").asInt()).isEqualTo(few + MANY));
    JsonNode verified = inspector.get("/api/issues/" + number + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }

  @Test
  void opensNoMoreOnceTheIssueIsWithdrawn() {
    String number = open(MANY, "QH");
    Work.does(inspector, number, "work", "{}");

    inspector.post("/api/issues/" + number + "/actions/withdraw", Map.of()).expect(200);

    assertThat(left(number)).isZero();
    assertThat(children(number)).hasSizeLessThan(MANY);
    assertThat(issue(number).path("resolution").asText()).isEqualTo("withdrawn");
  }

  @Test
  void tellsWhatCannotBeOpenedAndOpensItWhenTriedAgain() {
    String gone = "QH-GONE" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    Session admin = api.as("qh-admin");
    admin
        .post(
            "/api/units", Map.of("code", gone, "name", gone, "parent", "QH", "kind", "enforcement"))
        .expect(201);
    String number = open(51, gone);
    admin.patch("/api/units/" + gone, Map.of("retired", true)).expect(200);
    int few = children(number).size();
    Work.does(inspector, number, "work", "{}");

    jdbc.update("update requested_opening set failures = 2 where issue = ?", number);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.queryForObject(
                            "select count(*) from requested_opening where issue = ? and failures > 0 and failed_at is not null",
                            Integer.class,
                            number))
                    .isEqualTo(51));
    assertThat(children(number)).hasSize(few);
    assertThat(issue(number).path("toOpen").asInt()).isEqualTo(51);
    assertThat(Pages.of(port, "qh-inspector").get("/issues/" + number).expect(200).text())
        .contains("还有 51 件关联事项正在登记");

    jdbc.update(
        "update requested_opening set failures = 3, parameters = replace(parameters, ?, 'QH') where issue = ?",
        gone,
        number);
    List<JsonNode> jobs =
        Loop.list(admin.get("/api/operations/jobs?limit=200").expect(200).body().path("items"))
            .stream()
            .filter(job -> job.path("issue").asText().equals(number))
            .toList();
    assertThat(jobs).hasSize(51);
    assertThat(jobs.get(0).path("element").asText()).isEqualTo("many");
    assertThat(jobs.get(0).path("cause").asText()).contains("supervisor");
    for (JsonNode job : jobs) {
      admin.post("/api/operations/jobs/" + job.path("id").asText() + "/retry", "").expect(204);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(children(number)).hasSize(few + 51));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(issue(number).at("/waits/0/element").asText()).isEqualTo("waiting"));
  }
}
