package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Api.Answer;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Three units act together: each has a task and a result of its own, and one sums up. */
@TimedTest
class JointEnforcementTest {

  private static final String TYPE = "joint-enforcement";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("joint");
  }

  private Answer opening(String username, String until) {
    return clerk.opening(
        username,
        TYPE,
        "QH-HD-ZF",
        Map.of("campaign", campaign),
        Map.of(
            "coUnits",
            List.of("QH-HD-HL", "QH-HD-HZ"),
            "departments",
            "公安交警",
            "purpose",
            "夜间治超",
            "from",
            "2026-03-09",
            "until",
            until));
  }

  private void plan(String number) {
    clerk.does(
        "hdzf-rectifier",
        number,
        "plan",
        "",
        Map.of(
            "scheme",
            "零点行动",
            "tasks",
            List.of(
                Map.of("unit", "QH-HD-ZF", "task", "统一指挥", "place", "指挥室"),
                Map.of("unit", "QH-HD-HL", "task", "设卡检查"),
                Map.of("unit", "QH-HD-HZ", "task", "流动巡查"))));
  }

  private String planned() {
    String number = opening("hd-inspector", "2026-03-13").expect(201).text("number");
    plan(number);
    clerk.does("hd-inspector", number, "approve", "approve", Map.of());
    return number;
  }

  /** The task that this unit has of the step that each does. */
  private String taskOf(String number, String unit) {
    for (JsonNode step : clerk.issue(number).path("steps")) {
      if (step.path("group").asText().startsWith(unit + "/")
          || step.toString().contains(unit + "/rectifier")) {
        return step.path("task").asText();
      }
    }
    throw new AssertionError(clerk.issue(number).path("steps").toString());
  }

  private void report(String username, String number, String unit, int checked, int cases) {
    String task = taskOf(number, unit);
    Work.claim(clerk.as(username), task).expect(200);
    JsonNode fields =
        clerk.as(username).get("/api/tasks/" + task).expect(200).body().path("form").path("fields");
    JsonNode given = fields.get(0).path("given");
    assertThat(given).as("its own task alone").hasSize(1);
    clerk
        .submit(
            username,
            task,
            "",
            Map.of(
                "assigned",
                List.of(Map.of("row", given.get(0).path("row").asText(), "done", "full")),
                "officers",
                10,
                "checked",
                checked,
                "cases",
                cases,
                "account",
                "已完成"))
        .expect(200);
  }

  @Test
  void everyUnitDoesItsPartAndTheLeadUnitSumsUp() {
    String number = planned();
    assertThat(clerk.steps(number)).containsExactly("carryOut", "carryOut", "carryOut");
    assertThat(Work.claim(clerk.as("xh-rectifier"), taskOf(number, "QH-HD-HL")).status())
        .as("a unit that has no part")
        .isIn(403, 404);

    report("hl-rectifier", number, "QH-HD-HL", 120, 4);
    report("hdzf-rectifier", number, "QH-HD-ZF", 0, 0);
    clerk.goTo("2026-03-18T19:00");
    clerk.told(number, "QH-HD-ZF/rectifier", "尚有单位未报送结果");
    report("huzhu-rectifier", number, "QH-HD-HZ", 80, 3);

    clerk.does(
        "hdzf-rectifier",
        number,
        "sumUp",
        "",
        Map.of(
            "results",
            "有效遏制夜间超限",
            "problems",
            List.of(Map.of("title", "卡点标志不全", "unit", "QH-HD-HL", "facts", "两处卡点未设标志"))));
    assertThat(Filled.last(clerk, number, "totalChecked").asInt()).isEqualTo(200);
    assertThat(Filled.last(clerk, number, "totalCases").asInt()).isEqualTo(7);
    clerk.does("hd-reviewer", number, "accept", "return", Map.of("remark", "补充经验"));
    clerk.does(
        "hdzf-rectifier",
        number,
        "sumUp",
        "",
        Map.of(
            "results",
            "有效遏制夜间超限",
            "experience",
            "边检查边指导",
            "problems",
            List.of(Map.of("title", "卡点标志不全", "unit", "QH-HD-HL", "facts", "两处卡点未设标志"))));
    clerk.does("hd-reviewer", number, "accept", "accept", Map.of());

    assertThat(clerk.resolution(number)).isEqualTo("concluded");
    assertThat(clerk.children(number)).hasSize(1);
    JsonNode child = clerk.children(number).get(0);
    assertThat(child.path("title").asText()).isEqualTo("卡点标志不全");
    assertThat(child.path("unit").asText()).isEqualTo("QH-HD-HL");
    assertThat(clerk.figure(TYPE, campaign, "units").path("part").asInt()).isEqualTo(3);
    assertThat(clerk.figure(TYPE, campaign, "checked").path("part").asInt()).isEqualTo(200);
    assertThat(clerk.figure(TYPE, campaign, "cases").path("part").asInt()).isEqualTo(7);
    assertThat(clerk.figure(TYPE, campaign, "problems").path("part").asInt()).isEqualTo(1);
  }

  @Test
  void aPlanIsSentBackAndTheActionWithdrawn() {
    assertThat(opening("hd-inspector", "2026-03-08").text()).contains("fields.until");
    assertThat(opening("xh-rectifier", "2026-03-13").status()).isEqualTo(403);
    String number = opening("hd-inspector", "2026-03-13").expect(201).text("number");
    assertThat(
            clerk
                .submits(
                    "hdzf-rectifier",
                    number,
                    "plan",
                    "",
                    Map.of(
                        "scheme", "行动", "tasks", List.of(Map.of("unit", "QH-HD-ZF", "task", "指挥"))))
                .text())
        .contains("fields.tasks");
    clerk
        .submit(
            "hdzf-rectifier",
            Work.task(clerk.as("qh-leader"), number, "plan"),
            "",
            Map.of(
                "scheme",
                "行动",
                "tasks",
                List.of(
                    Map.of("unit", "QH-HD-ZF", "task", "指挥"),
                    Map.of("unit", "QH-HD-HL", "task", "设卡"))))
        .expect(200);
    clerk.does("hd-inspector", number, "approve", "sendBack", Map.of("reason", "补互助的任务"));
    plan(number);
    clerk.act("hdzf-rectifier", number, "withdraw", Map.of("reason", "不搞了")).expect(403);
    clerk.act("hd-inspector", number, "withdraw", Map.of("reason", "天气原因取消")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
    assertThat(clerk.total(TYPE, campaign).path("withdrawn").asInt()).isEqualTo(1);
  }
}
