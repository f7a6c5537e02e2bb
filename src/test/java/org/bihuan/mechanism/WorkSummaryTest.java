package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A summary is asked for, drafted from the unit's own record, returned, and accepted. */
@TimedTest
class WorkSummaryTest {

  private static final String TYPE = "work-summary";
  private static final String LONG = "深入一线逐案核对，逐项整改并举一反三，形成可复制的做法。".repeat(5);

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  private Clerk clerk;
  private String campaign;
  private String unit;
  private String officer;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("summary");
    unit = Clerk.unique("QH-S");
    clerk
        .as("qh-admin")
        .post(
            "/api/units",
            Map.of("code", unit, "name", "总结测试局", "parent", "QH", "kind", "authority"))
        .expect(201);
    officer = Clerk.unique("t-").toLowerCase(Locale.ROOT);
    clerk
        .as("qh-admin")
        .post(
            "/api/people",
            Map.of(
                "username",
                officer,
                "displayName",
                "承办人",
                "duties",
                List.of(Map.of("unit", unit, "role", "rectifier"))))
        .expect(201);
    clerk
        .as("qh-admin")
        .put("/api/people/" + officer + "/password", Map.of("password", "bihuan-demo"))
        .expect(204);
  }

  private String asked() {
    return clerk.open(
        "qh-inspector",
        TYPE,
        unit,
        Map.of("campaign", campaign),
        Map.of("from", "2026-01-01", "until", "2026-06-30"));
  }

  /** What stands in the draft, with the unit's own words. */
  private Map<String, Object> draft(String number) {
    Map<String, Object> fields = new HashMap<>();
    for (JsonNode field : clerk.form(officer, number, "write").path("form").path("fields")) {
      if (field.hasNonNull("default")) {
        fields.put(field.path("id").asText(), field.path("default").asInt());
      }
    }
    for (String id : List.of("organization", "measures", "results", "shortcomings", "nextSteps")) {
      fields.put(id, LONG);
    }
    return fields;
  }

  @Test
  void isDraftedFromTheRecordReturnedAndAccepted() {
    new Work(new Api(port)).open(unit, Map.of());
    new Work(new Api(port)).open(unit, Map.of());
    String number = asked();
    assertThat(clerk.issue(number).path("dueAt").asText()).startsWith("2026-03-16");
    clerk.goTo("2026-03-11T19:00");
    clerk.told(number, unit + "/rectifier", "notice.due-soon");

    Map<String, Object> draft = draft(number);
    assertThat(draft).containsEntry("problems", 2).containsEntry("notices", 0);
    Map<String, Object> perfunctory = new HashMap<>(draft);
    perfunctory.put("measures", "已落实");
    assertThat(clerk.submits(officer, number, "write", "", perfunctory).text())
        .contains("fields.measures");
    clerk.submit(officer, Work.task(clerk.as("qh-leader"), number, "write"), "", draft).expect(200);
    assertThat(
            Work.claim(clerk.as(officer), Work.task(clerk.as("qh-leader"), number, "review"))
                .status())
        .isEqualTo(403);

    clerk.does(
        "qh-reviewer",
        number,
        "review",
        "return",
        Map.of("fault", "perfunctory", "comment", "未归纳实际工作"));
    assertThat(clerk.issue(number).path("round").asInt()).isEqualTo(2);
    clerk.does(officer, number, "write", "", draft(number));
    clerk.does("qh-reviewer", number, "review", "accept", Map.of("grade", "good"));
    assertThat(clerk.resolution(number)).isEqualTo("accepted");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        clerk
                            .as("qh-leader")
                            .get("/api/issues/" + number + "/documents")
                            .expect(200)
                            .text())
                    .contains("工作总结"));
    assertThat(clerk.figure(TYPE, campaign, "good").path("value").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "returned").path("part").asInt()).isEqualTo(1);
  }

  @Test
  void isWithdrawn() {
    String number = asked();
    clerk.act(officer, number, "withdraw", Map.of("reason", "不写")).expect(403);
    clerk.act("qh-inspector", number, "withdraw", Map.of("reason", "重复布置")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
  }

  @Test
  void isAskedOfEveryUnitByTheClock() {
    int year = Clerk.unusedYear(jdbc, TYPE);
    clerk.goTo(year + "-06-10T09:30");
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.queryForObject(
                            "select count(*) from issue where type = ? and unit = ? and opened_by = 'system'",
                            Long.class,
                            TYPE,
                            unit))
                    .isOne());
    String number =
        jdbc.queryForObject(
            "select number from issue where type = ? and unit = ? and opened_by = 'system'",
            String.class,
            TYPE,
            unit);
    assertThat(clerk.steps(number)).containsExactly("write");
    assertThat(Filled.last(clerk, number, "from").asText()).isEqualTo(year - 1 + "-12-10");
    assertThat(Filled.last(clerk, number, "until").asText()).isEqualTo(year + "-06-10");
  }
}
