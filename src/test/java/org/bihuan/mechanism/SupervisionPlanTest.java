package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bihuan.Api.Answer;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The year's plan of each unit: opened by the clock, and counted from the inspections. */
@TimedTest
class SupervisionPlanTest {

  private static final String TYPE = "supervision-plan";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  private Clerk clerk;
  private String campaign;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    campaign = Clerk.unique("监督");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.queryForObject(
                            "select count(*) from clock_opening where type = ? and not done",
                            Long.class,
                            TYPE))
                    .isZero());
  }

  /** In 2025: the clock opens plans from 2027 on. */
  private Answer opening(String username, String unit) {
    return clerk.opening(username, TYPE, unit, Map.of("campaign", campaign), Map.of());
  }

  private static Map<String, Object> plan(int visits, int coverage, int enterpriseVisits) {
    return Map.of(
        "visits", visits,
        "coverage", coverage,
        "enterpriseVisits", enterpriseVisits,
        "priorities", "案卷质量和涉企检查");
  }

  private String review(String unit) {
    return clerk.open(
        "hd-inspector",
        "case-file-review",
        unit,
        Map.of("campaign", campaign),
        Map.of("closedFrom", "2024-12-01", "closedTo", "2024-12-31"));
  }

  /** A visit of these units that begins then; it counts in the quarter of that day. */
  private String visit(String beginsOn, String... units) {
    return clerk.open(
        "hd-inspector",
        "inspection-visit",
        "QH-HD",
        Map.of("campaign", campaign),
        Map.of("purpose", "督导检查", "units", List.of(units), "beginsOn", beginsOn));
  }

  private String company(String unit) {
    String code = Clerk.unique("E");
    clerk.entry(
        "enterprise", Map.of("code", code, "name", code, "kind", "hazardous", "unit", unit));
    return code;
  }

  private void inspect(String company, String plannedOn) {
    clerk.open(
        "hd-inspector",
        "enterprise-inspection",
        "QH-HD",
        Map.of("campaign", campaign),
        Map.of("company", company, "plannedOn", plannedOn, "cause", "routine", "purpose", "安全"));
  }

  @Test
  void countedFromTheInspectionsOfEachQuarter() {
    clerk.goTo("2025-01-02T09:00");
    String number = opening("qh-inspector", "QH-HD").expect(201).text("number");
    assertThat(opening("qh-inspector", "QH-HD").expect(201).text("resolution"))
        .isEqualTo("duplicate");
    int below = below("QH-HD");
    clerk.goTo("2025-01-19T18:30");
    clerk.told(number, "QH/inspector", "尚未制定");
    assertThat(
            clerk
                .submits("hd-inspector", number, "plan", "", plan(0, 24, 2))
                .expect(422)
                .body()
                .path("errors")
                .findValuesAsText("field"))
        .containsExactlyInAnyOrder("fields.visits", "fields.coverage");
    clerk
        .submit(
            "hd-inspector", Work.task(clerk.as("hd-inspector"), number, "plan"), "", plan(1, 25, 2))
        .expect(200);
    clerk.does("qh-leader", number, "approve", "sendBack", Map.of("reason", "频次偏低"));
    clerk.does("hd-inspector", number, "plan", "", plan(2, 25, 2));
    clerk.does("qh-leader", number, "approve", "approve", Map.of());
    assertThat(clerk.steps(number)).isEmpty();

    String company = company("QH-HD");
    inspect(company, "2025-03-03");
    inspect(company, "2025-04-07");
    review("QH-HD-HL");
    review("QH-HD-HL");
    String error = review("QH-HD-XH");
    clerk.act("hd-inspector", error, "withdraw", Map.of("reason", "登记有误")).expect(200);
    clerk.goTo("2025-04-01T18:30");
    clerk.reaches(number, "checkFirst");
    assertThat(
            clerk
                .submits("hd-inspector", number, "checkFirst", "", Map.of())
                .expect(422)
                .body()
                .path("errors")
                .findValuesAsText("field"))
        .containsExactly("fields.shortfall"); // one enterprise inspection of two
    clerk
        .submit(
            "hd-inspector",
            Work.task(clerk.as("hd-inspector"), number, "checkFirst"),
            "",
            Map.of("shortfall", "四月补查"))
        .expect(200);
    assertThat(figure("frequencyFirst")).containsExactly(2, 2);
    assertThat(figure("coverageFirst")).containsExactly(1, below);

    review("QH-HD-XH");
    review("QH-HD-HL");
    String unusedVisit = visit("2025-04-08", "QH-HD-HL", "QH-HD-ZF", "QH-XN");
    unusedVisit = visit("2025-07-01", "QH-HD-HZ");
    clerk
        .act("hd-inspector", visit("2025-04-09", "QH-HD-HZ"), "withdraw", Map.of("reason", "不再开展"))
        .expect(200);
    inspect(company("QH-HD"), "2025-05-12");
    clerk.goTo("2025-07-01T18:30");
    clerk.reaches(number, "checkSecond");
    clerk.does("hd-inspector", number, "checkSecond", "", Map.of("shortfall", "无"));
    assertThat(figure("frequencySecond")).containsExactly(3, 2);
    assertThat(figure("coverageSecond")).containsExactly(3, below);

    clerk.goTo("2025-10-01T18:30");
    clerk.reaches(number, "checkThird");
    clerk.does("hd-inspector", number, "checkThird", "", Map.of("shortfall", "抽调人员多"));
    assertThat(figure("frequencyThird")).containsExactly(1, 2);
    assertThat(figure("coverageThird")).containsExactly(1, below);
    clerk.goTo("2026-01-01T18:30");
    clerk.reaches(number, "checkFourth");
    clerk.does("hd-inspector", number, "checkFourth", "", Map.of("shortfall", "抽调人员多"));
    assertThat(
            clerk
                .submits("qh-leader", number, "evaluate", "notFulfilled", Map.of())
                .expect(422)
                .body()
                .path("errors")
                .findValuesAsText("field"))
        .containsExactly("fields.shortfall");
    clerk
        .submit(
            "qh-leader",
            Work.task(clerk.as("qh-leader"), number, "evaluate"),
            "notFulfilled",
            Map.of("shortfall", "下半年没有开展监督检查"))
        .expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("notFulfilled");
    assertThat(figure("yearCoverage")).containsExactly(4, below);
    assertThat(figure("enterpriseCoverage").get(0)).isEqualTo(2);
    JsonNode shortfall = clerk.children(number).get(0);
    assertThat(shortfall.path("type").asText()).isEqualTo("rectification");
    assertThat(clerk.issue(shortfall.path("number").asText()).path("description").asText())
        .isEqualTo("下半年没有开展监督检查");
    assertThat(clerk.total(TYPE, campaign).path("rate").asDouble()).isZero();
  }

  private List<Integer> figure(String id) {
    JsonNode figure = clerk.figure(TYPE, campaign, id);
    return List.of(figure.path("part").asInt(), figure.path("whole").asInt());
  }

  private int below(String unit) {
    Integer below =
        jdbc.queryForObject(
            "select count(*) from unit where parent = ? and not retired", Integer.class, unit);
    return below == null ? 0 : below;
  }

  @Test
  void aPlanOfAUnitWithoutSubordinatesIsFulfilled() {
    clerk.goTo("2025-01-04T09:00");
    String number = opening("xn-inspector", "QH-XN-DT").expect(201).text("number");
    clerk.does("dt-leader", number, "plan", "", plan(0, 0, 0));
    clerk.does("xn-leader", number, "approve", "approve", Map.of());
    Map<String, String> quarters = new HashMap<>();
    quarters.put("2025-04-01T18:30", "checkFirst");
    quarters.put("2025-07-01T18:30", "checkSecond");
    quarters.put("2025-10-01T18:30", "checkThird");
    quarters.put("2026-01-01T18:30", "checkFourth");
    for (String time : quarters.keySet().stream().sorted().toList()) {
      clerk.goTo(time);
      clerk.reaches(number, quarters.get(time));
      clerk.does("dt-leader", number, quarters.get(time), "", Map.of());
    }
    clerk.does("xn-leader", number, "evaluate", "fulfilled", Map.of());
    assertThat(clerk.resolution(number)).isEqualTo("fulfilled");
    assertThat(clerk.total(TYPE, campaign).path("rate").asDouble()).isEqualTo(1.0);
  }

  @Test
  void thePlanOfADissolvedUnitIsWithdrawn() {
    clerk.goTo("2025-01-02T09:00");
    String number = opening("xn-inspector", "QH-XN-ZF").expect(201).text("number");
    clerk.act("xn-inspector", number, "withdraw", Map.of("reason", "单位撤并")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
    assertThat(opening("xn-inspector", "QH-XN-ZF").expect(201).text("status")).isEqualTo("open");
  }

  @Test
  void theClockOpensOneForEveryUnitEachJanuary() {
    int year = Clerk.unusedYear(jdbc, TYPE);
    clerk.goTo(year + "-01-04T08:30");
    List<String> units =
        jdbc.queryForList("select code from unit where code <> 'QH' and not retired", String.class);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.queryForList(
                            "select unit from issue where type = ? and opened_by = 'system'"
                                + " and title like ?",
                            String.class,
                            TYPE,
                            "%" + year + "-01-04%"))
                    .containsExactlyInAnyOrderElementsOf(units));
    String number =
        jdbc.queryForObject(
            "select number from issue where type = ? and unit = 'QH-XN-DT'" + " and title like ?",
            String.class,
            TYPE,
            "%" + year + "-01-04%");
    assertThat(clerk.issue(number).path("supervisor").asText()).isEqualTo("QH-XN");
    assertThat(clerk.steps(number)).containsExactly("plan");
    assertThat(clerk.issue(number).path("dueAt").asText()).startsWith(year + 1 + "-01-31");
  }
}
