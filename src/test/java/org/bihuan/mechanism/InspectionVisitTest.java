package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visit from the plan to the last sign-off. */
@TimedTest
class InspectionVisitTest {

  private static final String TYPE = "inspection-visit";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private LoopStory story;
  private String category;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    story = new LoopStory(loop);
    category = "督导" + UUID.randomUUID();
    story.entry(
        "visit-checklist",
        Map.of("code", "V1", "item", "线上办案全覆盖", "area", "system", "basis", "信息系统管理办法"));
    story.entry("visit-checklist", Map.of("code", "V2", "item", "案卷文书齐全", "area", "files"));
  }

  private String open() {
    return loop.open(
        Map.of(
            "type",
            TYPE,
            "title",
            "“回头看”实地督导",
            "unit",
            "QH",
            "category",
            category,
            "fields",
            Map.of(
                "purpose",
                "推进整改整治",
                "units",
                List.of("QH-HB", "QH-XN-DT"),
                "beginsOn",
                "2026-03-02")));
  }

  private static Map<String, Object> plan(String to) {
    return Map.of("members", List.of("qh-inspector", "zd-inspector"), "endsOn", to);
  }

  /** The notice's number: 34 enterprises at one meeting. */
  private List<Map<String, Object>> enterprises() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 34; i++) {
      String code = "V34" + i;
      story.entry(
          "enterprise",
          Map.of("code", code, "name", "危货企业" + i, "kind", "hazardous", "unit", "QH-HB"));
      rows.add(Map.of("company", code));
    }
    return rows;
  }

  private void approved(String number) {
    loop.complete("qh-inspector", number, "plan", "", plan("2026-03-06"));
    loop.complete("qh-leader", number, "approvePlan", "approve", Map.of());
  }

  /** The rows of the checklist of the only task of the unit. */
  private List<Map<String, Object>> checklist(String number, String result) {
    String task = loop.task(number, "inspect");
    JsonNode form =
        loop.as("qh-inspector").get("/api/tasks/" + task).expect(200).body().path("form");
    for (JsonNode field : form.path("fields")) {
      if (field.path("id").asText().equals("checklist")) {
        return Loop.list(field.path("given")).stream()
            .map(
                row ->
                    Map.<String, Object>of(
                        "row", row.path("row").asText(), "result", result, "remark", "部分未上线"))
            .toList();
      }
    }
    throw new AssertionError("no checklist in " + form);
  }

  @Test
  void endsWhenAllThatWasFoundIsSignedOff() {
    String number = open();
    loop.complete("qh-inspector", number, "plan", "", plan("2026-03-05"));
    loop.complete("qh-leader", number, "approvePlan", "sendBack", Map.of("reason", "多留一天"));
    assertThat(loop.steps(number)).containsExactly("plan");
    approved(number);
    assertThat(loop.steps(number)).containsExactly("inspect", "inspect");

    String photo = story.photo("zd-inspector", number);
    story.complete(
        "zd-inspector",
        number,
        "inspect",
        "海北州局",
        Map.of(
            "inspectedOn", "2026-03-02",
            "checklist", checklist(number, "bad"),
            "findings",
                List.of(
                    Map.of(
                        "title", "线上办案未全覆盖",
                        "facts", "抽查20件案卷，6件未在系统办理",
                        "basis", "信息系统管理办法第八条",
                        "severity", "major",
                        "photos", List.of(photo))),
            "talks",
                List.of(
                    Map.of("with", "货车司机3人", "gist", "反映检查重复"),
                    Map.of("with", "危货企业", "gist", "通报典型违规行为")),
            "enterprises", enterprises(),
            "documents", List.of(Map.of("name", "2025年行政处罚案卷", "note", "20件"))));
    assertThat(loop.children(number)).hasSize(1);
    String finding = loop.children(number).get(0);
    JsonNode opened = loop.issue(finding);
    assertThat(opened.path("unit").asText()).isEqualTo("QH-HB");
    assertThat(opened.path("supervisor").asText()).isEqualTo("QH");
    assertThat(opened.path("description").asText()).contains("6件未在系统办理");
    assertThat(opened.path("basis").asText()).isEqualTo("信息系统管理办法第八条");
    assertThat(opened.path("severity").asText()).isEqualTo("major");
    assertThat(
            loop.as("hb-rectifier")
                .get("/api/issues/" + finding + "/evidence")
                .expect(200)
                .body()
                .path("items"))
        .hasSize(1);

    story.complete(
        "qh-inspector",
        number,
        "inspect",
        "大通执法局",
        Map.of("inspectedOn", "2026-03-02", "checklist", checklist(number, "good")));
    assertThat(loop.children(number)).hasSize(1);
    loop.complete(
        "qh-inspector",
        number,
        "writeReport",
        "",
        Map.of("overview", "总体较好", "requirements", "限期整改"));

    assertThat(story.document(number, 1))
        .contains(
            "关于“回头看”实地督导的报告", "海北州", "大通", "2个单位", "线上办案未全覆盖", "货车司机3人", "2025年行政处罚案卷", finding);
    assertThat(loop.issue(number).path("waits").toString()).contains("allSignedOff");
    loop.goTo("2026-04-01T10:00");
    loop.await(() -> loop.told(number).stream().anyMatch(told -> told.contains("发现的1个问题尚有1个未销号")));

    story.signOff("hb-rectifier", finding);
    loop.await(() -> loop.issue(number).path("resolution").asText().equals("completed"));
    assertThat(story.document(number, 2)).contains("已销号");
    assertThat(loop.timers(number)).isEmpty();
    loop.expectIntact(number);
    assertThat(story.figure(TYPE, category, "unitsVisited")).isEqualTo("2");
    assertThat(story.figure(TYPE, category, "findings")).isEqualTo("1 较重1");
    assertThat(story.figure(TYPE, category, "itemsFailed"))
        .startsWith("0.5 ")
        .contains("线上办案全覆盖0.5");
    assertThat(story.figure(TYPE, category, "peopleMet")).isEqualTo("2");
    assertThat(story.figure(TYPE, category, "enterprisesMet")).isEqualTo("34");
  }

  @Test
  void endsAtOnceWhereNothingWasFoundAndTellsOfALateVisit() {
    String number = open();
    approved(number);
    assertThat(loop.told(number)).anyMatch(told -> told.endsWith("QH-XN-DT/leader"));
    loop.goTo("2026-03-09T18:01");
    loop.await(() -> loop.told(number).stream().anyMatch(told -> told.contains("督导期已过")));

    for (String unit : List.of("海北州局", "大通执法局")) {
      story.complete(
          "qh-inspector",
          number,
          "inspect",
          unit,
          Map.of("inspectedOn", "2026-03-06", "checklist", checklist(number, "none")));
    }
    loop.complete(
        "zd-inspector", number, "writeReport", "", Map.of("overview", "好", "requirements", "保持"));

    loop.await(() -> loop.issue(number).path("resolution").asText().equals("completed"));
    assertThat(loop.children(number)).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFit() {
    String number = open();
    String plan = loop.task(number, "plan");
    loop.as("qh-inspector").post("/api/tasks/" + plan + "/claim", "").expect(200);
    assertThat(loop.submit("qh-inspector", plan, "", plan("2026-03-01")).expect(422).text())
        .contains("endsOn");
    loop.submit("qh-inspector", plan, "", plan("2026-03-06")).expect(200);
    loop.complete("qh-leader", number, "approvePlan", "approve", Map.of());
    String visit = loop.task(number, "inspect");
    assertThat(loop.as("hb-rectifier").post("/api/tasks/" + visit + "/claim", "").status())
        .isIn(403, 404);
    loop.as("qh-inspector").post("/api/tasks/" + visit + "/claim", "").expect(200);
    assertThat(
            loop.submit("qh-inspector", visit, "", Map.of("inspectedOn", "2026-03-02"))
                .expect(422)
                .text())
        .contains("checklist");

    loop.act("qh-leader", number, "withdraw", Map.of("reason", "不再开展")).expect(200);
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("withdrawn");
    assertThat(loop.timers(number)).isEmpty();
  }
}
