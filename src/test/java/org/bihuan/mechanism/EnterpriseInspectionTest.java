package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

/** Enterprises are inspected as often as they may be, told the result, and put right. */
@TimedTest
class EnterpriseInspectionTest {

  private static final String TYPE = "enterprise-inspection";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String company;
  private String campaign;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("涉企");
    company = company("freight", "fair");
  }

  private String company(String kind, String credit) {
    String code = Clerk.unique("E");
    clerk.entry(
        "enterprise",
        Map.of(
            "code",
            code,
            "name",
            code + "公司",
            "kind",
            kind,
            "credit",
            credit,
            "unit",
            "QH-XN-HZ",
            "address",
            "湟中区"));
    return code;
  }

  private Answer opening(String username, String unit, String plannedOn, String cause) {
    return clerk.opening(
        username,
        TYPE,
        unit,
        Map.of("campaign", campaign),
        Map.of("company", company, "plannedOn", plannedOn, "cause", cause, "purpose", "安全生产"));
  }

  private String open(String plannedOn) {
    return opening("xnzf-rectifier", "QH-XN-ZF", plannedOn, "routine").expect(201).text("number");
  }

  private void prepare(String number) {
    clerk.does(
        "xnzf-rectifier",
        number,
        "prepare",
        "",
        Map.of("team", List.of("xnzf-rectifier", "hz-rectifier"), "noticeBy", "before"));
  }

  @Test
  void fromTheNoticeToTheRectifiedFindings() {
    String item = Clerk.unique("C");
    clerk.entry(
        "enterprise-checklist",
        Map.of("code", item, "kind", "freight", "item", "动态监控" + item, "standard", "专人值守"));
    clerk.entry(
        "enterprise-checklist",
        Map.of("code", item + "T", "kind", "training", "item", "教练车", "standard", "检验有效"));
    String number = open("2026-03-10");
    Answer alone =
        clerk.submits(
            "xnzf-rectifier",
            number,
            "prepare",
            "",
            Map.of("team", List.of("xnzf-rectifier"), "noticeBy", "before"));
    assertThat(alone.expect(422).body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.team");
    clerk
        .submit(
            "xnzf-rectifier",
            Work.task(clerk.as("xnzf-rectifier"), number, "prepare"),
            "",
            Map.of("team", List.of("xnzf-rectifier", "hz-rectifier"), "noticeBy", "before"))
        .expect(200);

    clerk.goTo("2026-03-17T18:30");
    clerk.told(number, "QH-XN/inspector", "尚未检查");
    List<JsonNode> given = clerk.given("xnzf-rectifier", number, "visit", "items");
    assertThat(given).extracting(row -> row.path("item").asText()).contains("动态监控" + item);
    assertThat(given).extracting(row -> row.path("item").asText()).doesNotContain("教练车");
    List<Map<String, Object>> items = new ArrayList<>();
    for (JsonNode row : given) {
      boolean violates = row.path("item").asText().equals("动态监控" + item);
      Map<String, Object> answered = new HashMap<>(Map.of("row", row.path("row").asText()));
      answered.put("result", violates ? "violates" : "conforms");
      if (violates) {
        answered.put("note", "无人值守");
      }
      items.add(answered);
    }
    String record = clerk.file("xnzf-rectifier", number);
    String photo = clerk.file("xnzf-rectifier", number);
    Map<String, Object> visit = new HashMap<>();
    visit.put("visitedOn", "2026-03-17");
    visit.put("items", items);
    visit.put("record", List.of(record));
    Answer withoutFindings = clerk.submits("xnzf-rectifier", number, "visit", "", visit);
    assertThat(withoutFindings.expect(422).body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.findings");
    visit.put(
        "findings",
        List.of(
            Map.of(
                "title",
                "监控无人值守",
                "facts",
                "值班室空岗",
                "severity",
                "major",
                "basis",
                "动态监督管理办法第二十六条",
                "photos",
                List.of(photo)),
            Map.of(
                "title",
                "台账未签字",
                "facts",
                "缺签字",
                "severity",
                "minor",
                "basis",
                "安全生产法",
                "onSpot",
                true)));
    clerk
        .submit("xnzf-rectifier", Work.task(clerk.as("xnzf-rectifier"), number, "visit"), "", visit)
        .expect(200);

    List<JsonNode> children = clerk.children(number);
    assertThat(children).hasSize(1);
    String finding = children.get(0).path("number").asText();
    JsonNode opened = clerk.issue(finding);
    assertThat(opened.path("title").asText()).isEqualTo(company + "公司：监控无人值守");
    assertThat(opened.path("description").asText()).isEqualTo("值班室空岗");
    assertThat(opened.path("severity").asText()).isEqualTo("major");
    assertThat(opened.path("basis").asText()).isEqualTo("动态监督管理办法第二十六条");
    assertThat(opened.path("unit").asText()).isEqualTo("QH-XN-HZ");
    assertThat(
            clerk.as("qh-leader").get("/api/issues/" + finding + "/evidence").body().path("items"))
        .hasSize(1);

    clerk.goTo("2026-03-20T18:30");
    clerk.told(number, "QH-XN-ZF/rectifier", "尚未告知企业");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        clerk
                            .as("qh-leader")
                            .get("/api/issues/" + number + "/documents")
                            .expect(200)
                            .text())
                    .contains("涉企行政检查通知书", "涉企行政检查结果告知书", "交检果〔2026〕"));
    clerk.does(
        "xnzf-rectifier",
        number,
        "tellResult",
        "",
        Map.of("toldOn", "2026-03-20", "receipt", List.of(clerk.file("xnzf-rectifier", number))));
    assertThat(clerk.resolution(number)).isEqualTo("null");
    String done = clerk.file("hz-rectifier", finding);
    clerk.does(
        "hz-rectifier",
        finding,
        "rectify",
        "submit",
        Map.of("measures", "安排专人值守", "completedOn", "2026-03-20", "evidence", List.of(done)));
    clerk.does("xn-reviewer", finding, "review", "signOff", Map.of());
    clerk.ends(number, "completed");

    JsonNode findings = clerk.figure(TYPE, campaign, "findings");
    assertThat(findings.path("value").asInt()).isEqualTo(2);
    assertThat(findings.path("groups")).hasSize(2);
    assertThat(clerk.figure(TYPE, campaign, "onSpot").path("part").asInt()).isEqualTo(1);
    assertThat(clerk.total(TYPE, campaign).path("rate").asDouble()).isEqualTo(1.0);
  }

  @Test
  void countsTheVisitsOfAllUnitsWithinTwelveMonths() {
    clerk.goTo("2025-03-02T09:00");
    open("2025-03-10");
    assertThat(opening("zd-inspector", "QH-ZD", "2025-05-12", "special").expect(201).text("status"))
        .isEqualTo("open");
    Answer third = opening("xn-inspector", "QH-XN", "2025-04-20", "routine").expect(201);
    assertThat(third.text("resolution")).isEqualTo("refused");
    clerk.told(third.text("number"), "xn-inspector", "已达上限（2次）");
    assertThat(clerk.total(TYPE, campaign).path("total").asInt()).isEqualTo(3);
    assertThat(clerk.total(TYPE, campaign).path("withdrawn").asInt()).isEqualTo(1);

    Answer lead = opening("xnzf-rectifier", "QH-XN-ZF", "2025-04-20", "lead").expect(201);
    String number = lead.text("number");
    assertThat(clerk.steps(number)).containsExactly("approveBeyond");
    clerk.does("xn-leader", number, "approveBeyond", "refuse", Map.of("reason", "线索已另行核查"));
    assertThat(clerk.resolution(number)).isEqualTo("refused");

    String necessary =
        opening("xnzf-rectifier", "QH-XN-ZF", "2025-04-20", "assigned").expect(201).text("number");
    clerk.does("xn-leader", necessary, "approveBeyond", "approve", Map.of("reason", "省厅交办"));
    assertThat(clerk.issue(necessary).path("steps")).isNotEmpty();
    assertThat(clerk.resolution(necessary)).isEqualTo("null");
    JsonNode seen = clerk.trail(necessary, "completed").get(0);
    assertThat(seen.path("data").toString()).contains("\"visits\":2", "\"limit\":2");

    clerk.goTo("2026-05-20T09:00");
    assertThat(opening("xn-inspector", "QH-XN", "2026-06-25", "routine").expect(201).text("status"))
        .isEqualTo("open");
  }

  @Test
  void theLimitHangsOnCreditAndKind() {
    company = company("hazardous", "excellent");
    open("2026-03-10");
    assertThat(
            opening("xn-inspector", "QH-XN", "2026-05-20", "routine")
                .expect(201)
                .text("resolution"))
        .isEqualTo("refused");
    company = company("hazardous", "fair");
    for (String day : List.of("2026-03-03", "2026-04-08", "2026-05-12")) {
      open(day);
    }
    assertThat(clerk.issue(open("2026-05-29")).path("status").asText()).isEqualTo("open");
    assertThat(clerk.resolution(open("2026-05-30"))).isEqualTo("refused");
  }

  @Test
  void twoVisitsWithinAMonthAreProposedToBeMerged() {
    company = company("passenger", "good");
    String first = open("2026-03-10");
    String second = open("2026-04-10");
    assertThat(clerk.steps(second)).containsExactly("decideMerge");
    assertThat(
            clerk
                .submits("xn-inspector", second, "decideMerge", "merge", Map.of())
                .expect(422)
                .body()
                .path("errors")
                .findValuesAsText("field"))
        .containsExactly("fields.mergeWith");
    clerk
        .submit(
            "xn-inspector",
            Work.task(clerk.as("xn-inspector"), second, "decideMerge"),
            "merge",
            Map.of("mergeWith", first))
        .expect(200);
    assertThat(clerk.resolution(second)).isEqualTo("merged");
    clerk.told(second, "xnzf-rectifier", first);

    String third = open("2026-04-01");
    clerk.does("xn-inspector", third, "decideMerge", "separate", Map.of("reason", "检查事项不同"));
    assertThat(clerk.steps(third)).containsExactly("prepare");
    String later = open("2026-05-20");
    assertThat(clerk.steps(later)).containsExactly("prepare");
  }

  @Test
  void withdrawnVisitsCountNoMore() {
    company = company("training", "good");
    String number = open("2026-03-10");
    assertThat(clerk.resolution(open("2026-05-20"))).isEqualTo("refused");
    clerk.act("xnzf-rectifier", number, "withdraw", Map.of("reason", "改期")).expect(403);
    clerk.act("xn-inspector", number, "withdraw", Map.of("reason", "改期")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
    assertThat(clerk.steps(open("2026-05-20"))).containsExactly("prepare");
  }

  @Test
  void refusesDaysThatAreOverOrFarOff() {
    for (String day : List.of("2026-03-01", "2026-06-01")) {
      assertThat(
              opening("xnzf-rectifier", "QH-XN-ZF", day, "routine")
                  .expect(422)
                  .body()
                  .path("errors")
                  .findValuesAsText("field"))
          .containsExactly("fields.plannedOn");
    }
    opening("hz-rectifier", "QH-XN-ZF", "2026-03-10", "routine").expect(403);
    String number = open("2026-03-10");
    prepare(number);
    assertThat(clerk.steps(number)).containsExactly("visit");
  }
}
