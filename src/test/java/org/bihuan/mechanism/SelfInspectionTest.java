package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A unit finds a problem of its own, rectifies it, and is reviewed by the unit above. */
@TimedTest
class SelfInspectionTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private LoopStory story;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    story = new LoopStory(loop);
  }

  private Api.Answer asked(String username, String unit, Map<String, Object> fields) {
    return loop.as(username)
        .post(
            "/api/issues",
            Map.of("type", "self-inspection", "title", "送达回证缺失", "unit", unit, "fields", fields));
  }

  private String open() {
    return asked("hz-rectifier", "QH-XN-HZ", Map.of("foundHow", "files"))
        .expect(201)
        .text("number");
  }

  private void rectify(String username, String number, String completedOn) {
    loop.complete(username, number, "rectify", "", report(username, number, completedOn));
  }

  private Map<String, Object> report(String username, String number, String completedOn) {
    return Map.of(
        "measures",
        "逐卷补正",
        "completedOn",
        completedOn,
        "evidence",
        List.of(story.photo(username, number)));
  }

  @Test
  void isReviewedByTheUnitAboveAndGoesRoundAgainUntilItIsSolved() {
    String number = open();
    assertThat(loop.issue(number).path("supervisor").asText()).isEqualTo("QH-XN");
    assertThat(Loop.local(loop.issue(number).path("dueAt").asText())).isEqualTo("2026-03-30T18:00");
    rectify("hz-rectifier", number, "2026-03-02");

    loop.complete("xn-reviewer", number, "review", "sendBack", Map.of("reason", "尚缺3份"));
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(2);
    rectify("hz-rectifier", number, "2026-03-02");
    loop.complete("xn-reviewer", number, "review", "signOff", Map.of());

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
    assertThat(loop.timers(number)).isEmpty();
    loop.expectIntact(number);
  }

  @Test
  void remindsBeforeTheDueDateAndTellsTheUnitAboveAfterIt() {
    String number = open();
    assertThat(loop.timers(number))
        .containsExactlyInAnyOrder("soonDue@2026-03-25T18:00", "pastDue@2026-03-30T18:00");

    loop.goTo("2026-03-25T18:01");
    loop.await(() -> loop.told(number, "notice.due-soon") == 1);
    loop.goTo("2026-03-30T18:01");
    loop.await(() -> loop.told(number, "notice.overdue") == 1);

    assertThat(loop.told(number))
        .contains("notice.due-soon QH-XN-HZ/rectifier", "notice.overdue QH-XN/inspector");
    rectify("hz-rectifier", number, "2026-03-30");
    assertThat(loop.timers(number)).isEmpty();
    assertThat(loop.steps(number)).containsExactly("review");
  }

  @Test
  void keepsADueDateThatWasGiven() {
    String number =
        loop.as("hz-rectifier")
            .post(
                "/api/issues",
                Map.of(
                    "type", "self-inspection",
                    "title", "送达回证缺失",
                    "unit", "QH-XN-HZ",
                    "dueOn", "2026-03-11",
                    "fields", Map.of("foundHow", "site")))
            .expect(201)
            .text("number");

    assertThat(Loop.local(loop.issue(number).path("dueAt").asText())).isEqualTo("2026-03-11T18:00");
  }

  @Test
  void refusesWhatIsNotOnesOwnOrNotProved() {
    assertThat(asked("hz-rectifier", "QH-XN-HZ", Map.of()).expect(422).text()).contains("foundHow");
    asked("hz-rectifier", "QH-XN-DT", Map.of("foundHow", "files")).expect(403);
    String both = loop.person("QH-XN-HZ", "rectifier");
    loop.giveDuty(both, "QH-XN", "reviewer");
    String number = open();
    String task = loop.task(number, "rectify");
    loop.as(both).post("/api/tasks/" + task + "/claim", "").expect(200);
    assertThat(
            loop.submit(both, task, "", Map.of("measures", "补正", "completedOn", "2026-03-02"))
                .expect(422)
                .text())
        .contains("evidence");
    assertThat(loop.submit(both, task, "", report(both, number, "2026-03-03")).expect(422).text())
        .contains("completedOn");
    loop.submit(both, task, "", report(both, number, "2026-03-02")).expect(200);

    loop.as(both).post("/api/tasks/" + loop.task(number, "review") + "/claim", "").expect(403);
    assertThat(
            loop.as("hz-rectifier")
                .post(
                    "/api/issues/" + number + "/actions/withdraw",
                    Map.of("fields", Map.of("reason", "不查了")))
                .status())
        .isIn(403, 404, 409);
  }

  @Test
  void isWithdrawnByTheUnitAboveUncounted() {
    String number = open();

    loop.act("xn-inspector", number, "withdraw", Map.of("reason", "重复登记")).expect(200);

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("withdrawn");
    assertThat(loop.timers(number)).isEmpty();
  }
}
