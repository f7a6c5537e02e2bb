package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The clock opens issues: one for each unit at each time, the last one that was missed too. */
@TimedTest
class OpenedByTheClockTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  private List<Map<String, Object>> opened(String type) {
    return jdbc.queryForList(
        "select number, title, unit, supervisor, opened_by from issue where type = ?"
            + " order by number",
        type);
  }

  /** The times that were noted, with whether all is done. */
  private List<String> times(String type) {
    return jdbc
        .queryForList(
            "select at from clock_opening where type = ? and unit = '' order by at",
            java.sql.Timestamp.class,
            type)
        .stream()
        .map(at -> Loop.local(at.toInstant().toString()))
        .toList();
  }

  private void allDone(String type, int times) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertThat(times(type)).hasSize(times);
              assertThat(
                      jdbc.queryForObject(
                          "select count(*) from clock_opening where type = ? and not done",
                          Long.class,
                          type))
                  .isZero();
            });
  }

  @Test
  void opensOneForEachUnitAtEachTimeAndTheLastOneMissed() throws Exception {
    loop.deploy("monthly-plan");
    List<String> units =
        jdbc.queryForList(
            "select code from unit where parent = 'QH-XN' and not retired", String.class);
    assertThat(opened("monthly-plan")).isEmpty();
    String page = Pages.of(port, "qh-admin").get("/processes/monthly-plan").expect(200).text();
    assertThat(page).contains("每月一次，首次为 2026年3月3日 08:00，共 3 次", "的直属单位各登记一件");
    assertThat(page).contains("下一次：2026年3月3日 08:00");

    loop.goTo("2026-03-03T08:30");
    allDone("monthly-plan", 1);
    List<Map<String, Object>> first = opened("monthly-plan");
    assertThat(first).extracting("unit").containsExactlyInAnyOrderElementsOf(units);
    assertThat(first).extracting("supervisor").containsOnly("QH-XN");
    assertThat(first).extracting("title").contains("2026-03-03计划（" + units.get(0) + "）");
    String number = String.valueOf(first.get(0).get("number"));
    JsonNode entry = loop.trail(number, "opened").get(0);
    assertThat(entry.path("actor").asText()).isEqualTo("system");
    assertThat(entry.path("data").path("time").asText()).isEqualTo("2026-03-03T00:00:00Z");
    assertThat(Pages.of(port, "qh-leader").get("/issues/" + number).expect(200).text())
        .contains("按时间表登记", "2026年3月3日 08:00");
    loop.expectIntact(number);

    loop.goTo("2026-05-10T09:00"); // April's time was missed
    allDone("monthly-plan", 2);
    assertThat(times("monthly-plan")).containsExactly("2026-03-03T08:00", "2026-05-03T08:00");
    assertThat(opened("monthly-plan")).hasSize(2 * units.size());

    loop.goTo("2026-07-01T09:00");
    String byHand = loop.open("xn-inspector", Map.of("type", "monthly-plan", "title", "补登"));
    assertThat(loop.issue(byHand).path("openedBy").asText()).isEqualTo("xn-inspector");
    assertThat(times("monthly-plan")).hasSize(2);
    assertThat(
            loop.as("qh-admin").get("/api/types/monthly-plan").body().path("timetable").toString())
        .contains("R3/2026-03-03T08:00:00+08:00/P1M", "units.children");
  }

  @Test
  void tellsWhatTheClockCannotOpen() throws Exception {
    String file =
        new String(
                new ClassPathResource("workflow/monthly-plan.bpmn20.xml").getContentAsByteArray(),
                UTF_8)
            .replace("monthly-plan", "lost-plan")
            .replace("R3/", "R1/")
            .replace("${units.children('QH-XN')}", "QH-XN-HZ,QH-GONE");
    Api.Session administrator = loop.as("qh-admin");
    administrator
        .post(
            "/api/units",
            Map.of("code", "QH-GONE", "name", "撤并单位", "parent", "QH", "kind", "enforcement"))
        .expect(201);
    administrator
        .upload("/api/processes", "lost-plan.bpmn20.xml", file.getBytes(UTF_8), Map.of())
        .expect(200);
    administrator.patch("/api/units/QH-GONE", Map.of("retired", true)).expect(200);

    loop.goTo("2026-03-03T08:30");
    Awaitility.await().untilAsserted(() -> assertThat(opened("lost-plan")).hasSize(1));
    for (int i = 0; i < 3; i++) {
      int failures = i + 1;
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(
                          jdbc.queryForObject(
                              "select max(failures) from clock_opening where type = 'lost-plan'",
                              Integer.class))
                      .isGreaterThanOrEqualTo(failures));
      loop.goTo("2026-03-03T08:4" + i);
    }

    JsonNode jobs = loop.as("qh-admin").get("/api/operations/jobs?limit=200").expect(200).body();
    JsonNode failed =
        Loop.list(jobs.path("items")).stream()
            .filter(job -> job.path("id").asText().startsWith("clock-"))
            .findFirst()
            .orElseThrow();
    assertThat(failed.path("cause").asText()).contains("unit");
    assertThat(failed.path("element").asText()).isEqualTo("opened");
    assertThat(opened("lost-plan")).hasSize(1);
  }
}
