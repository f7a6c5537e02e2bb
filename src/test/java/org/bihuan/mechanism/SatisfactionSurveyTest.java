package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A round of the satisfaction survey over units, and what becomes of bad answers. */
@TimedTest
class SatisfactionSurveyTest {

  private static final String GOOD = "QH-HD-ZF";
  private static final String BAD = "QH-HD-HL";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Clerk clerk;

  @BeforeEach
  void monday() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
  }

  /** The receipt of an answer with the same points for all questions but the conduct. */
  private String answer(String unit, int points, int conduct) {
    Map<String, Object> fields = new HashMap<>();
    for (String question : List.of("lawfulness", "fairness", "timeliness", "integrity")) {
      fields.put(question, points);
    }
    fields.putAll(
        Map.of("about", unit, "respondent", "driver", "conduct", conduct, "suggestion", "望改进"));
    return new Api(port)
        .anonymous()
        .post("/api/public/survey-answer", Map.of("fields", fields))
        .expect(201)
        .text("receipt");
  }

  private String open(String until, Map<String, Object> more) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "units",
                List.of(GOOD, BAD),
                "from",
                "2026-03-02",
                "until",
                until,
                "threshold",
                80,
                "least",
                2));
    fields.putAll(more);
    return clerk.open(
        "qh-inspector", "satisfaction-survey", GOOD, Map.of("supervisor", "QH"), fields);
  }

  private void confirm(String round, int at) {
    String task = Work.tasks(clerk.as("qh-inspector"), round, "count").get(at);
    Work.claim(clerk.as("qh-inspector"), task).expect(200);
    clerk.submit("qh-inspector", task, "", Map.of("remark", "态度问题突出")).expect(200);
  }

  private JsonNode statistics(String type, String unit) {
    return clerk
        .as("qh-leader")
        .get("/api/statistics?type=" + type + "&unit=" + unit)
        .expect(200)
        .body()
        .path("total");
  }

  private JsonNode figure(String type, String unit, String id) {
    for (JsonNode each : statistics(type, unit).path("figures")) {
      if (each.path("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id);
  }

  private List<JsonNode> leads() {
    return Clerk.list(
        clerk
            .as("qh-inspector")
            .get("/api/issues?type=survey-lead&unit=" + BAD)
            .expect(200)
            .body()
            .path("items"));
  }

  @Test
  void aRoundCountsByUnitAndOpensAnIssueBelowTheThreshold() {
    String round = open("2026-03-06", Map.of());
    assertThat(clerk.trail(round, "notified").toString())
        .contains("满意度测评开始", GOOD + "/leader", BAD + "/leader");
    clerk.does("hdzf-rectifier", round, "distribute", "", Map.of("ways", "大厅张贴、企业走访"));

    String receipt = answer(GOOD, 5, 4);
    assertThat(new Api(port).anonymous().get("/api/public/receipts/" + receipt).text())
        .contains("满意");
    answer(GOOD, 4, 4);
    answer(BAD, 5, 5);
    answer(BAD, 2, 1);
    assertThat(leads()).hasSize(1);
    assertThat(leads().get(0).path("supervisor").asText()).isEqualTo("QH-HD");

    clerk.goTo("2026-03-06T18:30");
    clerk.reaches(round, "count", "count");
    confirm(round, 0);
    confirm(round, 0);
    assertThat(clerk.children(round)).hasSize(1);
    JsonNode child = clerk.issue(clerk.children(round).get(0).path("number").asText());
    assertThat(child.path("unit").asText()).isEqualTo(BAD);
    assertThat(child.path("source").asText()).isEqualTo("survey");
    assertThat(child.path("description").asText()).contains("收回问卷2份，不满意1份", "80%", "态度问题突出");
    clerk.does("qh-inspector", round, "conclude", "", Map.of("conclusion", "总体满意"));
    assertThat(clerk.resolution(round)).isEqualTo("completed");
    JsonNode satisfied = figure("satisfaction-survey", GOOD, "satisfied");
    assertThat(satisfied.path("part").asInt()).isEqualTo(3);
    assertThat(satisfied.path("whole").asInt()).isEqualTo(4);
    assertThat(figure("survey-answer", GOOD, "conduct").path("value").asDouble()).isEqualTo(4);
    assertThat(figure("survey-answer", GOOD, "lawfulness").path("value").asDouble()).isEqualTo(4.5);
    assertThat(figure("survey-answer", BAD, "conduct").path("value").asDouble()).isEqualTo(3);

    String lead = leads().get(0).path("number").asText();
    clerk.does(
        "hd-inspector", lead, "verify", "adopt", Map.of("problem", "检查时言语生硬", "severity", "major"));
    assertThat(clerk.resolution(lead)).isEqualTo("adopted");
    JsonNode adopted = clerk.issue(clerk.children(lead).get(0).path("number").asText());
    assertThat(adopted.path("severity").asText()).isEqualTo("major");
    assertThat(adopted.path("supervisor").asText()).isEqualTo("QH-HD");
  }

  @Test
  void closesOnItsDayAndDecidesNothingOnFewAnswers() {
    clerk.goTo("2026-04-07T09:00");
    String round = open("2026-04-09", Map.of("from", "2026-04-07", "least", 50));
    answer(BAD, 1, 1);
    clerk.goTo("2026-04-09T18:30");
    clerk.reaches(round, "count", "count");
    confirm(round, 0);
    confirm(round, 0);
    assertThat(clerk.children(round)).isEmpty();
    assertThat(clerk.steps(round)).containsExactly("conclude");
    clerk.act("qh-inspector", round, "withdraw", Map.of("reason", "误开")).expect(200);
    assertThat(clerk.resolution(round)).isEqualTo("withdrawn");

    String lead = leads().get(0).path("number").asText();
    clerk.goTo("2026-04-14T18:30");
    clerk.told(lead, "QH/leader", "未核实");
    clerk.does("hd-inspector", lead, "verify", "file", Map.of("reason", "无具体线索"));
    assertThat(clerk.resolution(lead)).isEqualTo("filed");
  }

  @Test
  void theQuestionnaireAsksForNoNameAndTakesOneToFive() {
    assertThat(Pages.stranger(port).get("/report/survey-answer").expect(200).text())
        .contains("执法态度与用语", "评价哪个单位")
        .doesNotContain("name=\"title\"", "name=\"description\"");
    Map<String, Object> fields = Map.of("about", "QH", "respondent", "driver", "conduct", 6);
    JsonNode refused =
        new Api(port)
            .anonymous()
            .post("/api/public/survey-answer", Map.of("fields", fields))
            .expect(422)
            .body();
    assertThat(refused.path("errors").findValuesAsText("field"))
        .contains("fields.about", "fields.conduct", "fields.lawfulness");
    clerk
        .opening(
            "qh-inspector",
            "satisfaction-survey",
            GOOD,
            Map.of(),
            Map.of("units", List.of(), "from", "2026-03-02", "until", "2026-03-01", "threshold", 0))
        .expect(422);
  }
}
