package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A rectification that runs long reports its progress; a lead unit hands parts of one to others.
 */
@TimedTest
class LeadAndCoUnitsTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  private long asked(String number) {
    return loop.told(number).stream().filter(told -> told.startsWith("请报告整改进展")).count();
  }

  private Api.Answer report(String number, Object percentage) {
    return loop.act(
        "hz-rectifier",
        number,
        "reportProgress",
        Map.of("progressText", "已补正12份", "percentage", percentage));
  }

  @Test
  void isAskedForProgressEveryTwentyWorkingDaysWhileItRunsLong() {
    String number = loop.open(Map.of("dueOn", "2026-06-30"));
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-30T18:00");

    loop.goTo("2026-03-30T18:01");
    loop.await(() -> asked(number) == 1);
    assertThat(loop.told(number)).anyMatch(told -> told.endsWith("QH-XN-HZ/rectifier"));
    loop.settle(number);
    assertThat(loop.timers(number)).containsExactly("watch@2026-04-28T18:00");

    report(number, 101).expect(422);
    report(number, 40).expect(200);
    JsonNode said = loop.trail(number).get(loop.trail(number).size() - 2);
    assertThat(said.toString()).contains("已补正12份", "40");
    assertThat(loop.told(number)).anyMatch(told -> told.startsWith("整改进展40%"));

    loop.goTo("2026-04-20T10:00");
    report(number, 60).expect(200);
    loop.goTo("2026-04-28T18:01");
    loop.await(() -> !loop.timers(number).contains("watch@2026-04-28T18:00"));
    loop.settle(number);
    assertThat(asked(number)).as("it was reported six working days ago").isOne();

    loop.goTo("2026-06-25T18:01");
    loop.await(() -> loop.told(number, "notice.due-soon") == 1);
    assertThat(asked(number)).as("once for the timer that was missed, or not at all").isLessThan(3);
    loop.rectify("hz-rectifier", number);
    assertThat(loop.steps(number)).containsExactly("review");
  }

  @Test
  void isNotAskedWhereItIsShort() {
    String number = loop.open(Map.of());

    assertThat(loop.timers(number)).containsExactly("watch@2026-03-11T18:00");
    loop.act("xn-inspector", number, "reportProgress", Map.of("progressText", "x", "percentage", 1))
        .expect(403);
  }

  private List<String> handOut(String number) {
    loop.act(
            "hz-rectifier",
            number,
            "handOutParts",
            Map.of(
                "parts",
                List.of(
                    Map.of(
                        "unit",
                        "QH-XN-DT",
                        "task",
                        "补录大通段数据",
                        "details",
                        "逐条核对",
                        "dueOn",
                        "2026-03-06"),
                    Map.of("unit", "QH-HB", "task", "提供门源段资料", "dueOn", "2026-03-09"))))
        .expect(200);
    List<String> parts = loop.children(number);
    assertThat(parts).hasSize(2);
    return parts;
  }

  private Api.Answer submit(String number) {
    String task = loop.task(number, "rectify");
    return loop.submit("hz-rectifier", task, "submit", Map.of("measures", "补正送达回证"));
  }

  @Test
  void canBeSubmittedOnceAllPartsAreDone() {
    String number = loop.open(Map.of());
    List<String> parts = handOut(number);
    JsonNode part = loop.issue(parts.get(0));
    assertThat(part.path("type").asText()).isEqualTo("rectification-part");
    assertThat(part.path("unit").asText()).isEqualTo("QH-XN-DT");
    assertThat(part.path("supervisor").asText()).isEqualTo("QH-XN-HZ");
    assertThat(part.path("title").asText()).isEqualTo("协办：补录大通段数据");
    assertThat(Loop.local(part.path("dueAt").asText())).isEqualTo("2026-03-06T18:00");
    loop.as("dt-rectifier").get("/api/issues/" + parts.get(0)).expect(200);
    loop.as("hb-rectifier").get("/api/issues/" + parts.get(0)).expect(404);
    loop.as("dt-rectifier").get("/api/issues/" + number).expect(404);
    loop.as("hz-rectifier")
        .post("/api/tasks/" + loop.task(number, "rectify") + "/claim", "")
        .expect(200);

    assertThat(submit(number).expect(422).text()).contains("partsNotDone");
    loop.complete("dt-rectifier", parts.get(0), "handle", "", Map.of("report", "已录一半"));
    loop.complete("hz-rectifier", parts.get(0), "accept", "sendBack", Map.of("reason", "尚缺一半"));
    loop.complete("dt-rectifier", parts.get(0), "handle", "", Map.of("report", "已全部补录"));
    loop.complete("hz-rectifier", parts.get(0), "accept", "accept", Map.of());
    assertThat(loop.issue(parts.get(0)).path("resolution").asText()).isEqualTo("accepted");
    submit(number).expect(422);
    loop.goTo("2026-03-09T18:01");
    loop.await(() -> loop.told(parts.get(1), "notice.overdue") == 1);
    loop.complete("hb-rectifier", parts.get(1), "handle", "", Map.of("report", "不属于本单位职责"));
    loop.complete("hz-rectifier", parts.get(1), "accept", "release", Map.of("reason", "属实"));
    assertThat(loop.issue(parts.get(1)).path("resolution").asText()).isEqualTo("released");

    submit(number).expect(200);
    loop.signOff("qh-reviewer", number);
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
    loop.expectIntact(number);
    parts.forEach(loop::expectIntact);
  }

  @Test
  void endsPartsThatAreTakenBackOrNotNeededAnyMore() {
    String number = loop.open(Map.of());
    List<String> parts = handOut(number);
    loop.act("dt-rectifier", parts.get(0), "withdraw", Map.of("reason", "不办")).expect(403);
    loop.act("hz-rectifier", parts.get(0), "withdraw", Map.of("reason", "自行办理")).expect(200);
    assertThat(loop.issue(parts.get(0)).path("resolution").asText()).isEqualTo("withdrawn");

    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "重复登记")).expect(200);

    loop.await(() -> loop.issue(parts.get(1)).path("resolution").asText().equals("lapsed"));
    assertThat(loop.timers(parts.get(1))).isEmpty();
  }

  @Test
  void refusesPartsWithoutATaskAndThoseOfOthers() {
    String number = loop.open(Map.of());

    assertThat(
            loop.act(
                    "hz-rectifier",
                    number,
                    "handOutParts",
                    Map.of("parts", List.of(Map.of("unit", "QH-HB", "dueOn", "2026-03-01"))))
                .expect(422)
                .text())
        .contains("parts[0].task", "parts[0].dueOn");
    loop.act("qh-inspector", number, "handOutParts", Map.of("parts", List.of())).expect(403);
    assertThat(loop.children(number)).isEmpty();
  }
}
