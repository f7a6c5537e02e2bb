package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An issue opened on Monday 2 March 2026 is due on Monday 16 March at 18:00. */
@TimedTest
class DeadlineTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private String number;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of());
  }

  @Test
  void remindsTheRectifiersThreeWorkingDaysBeforeTheDueDate() {
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-11T18:00");

    loop.goTo("2026-03-11T18:01");
    loop.settle(number);

    assertThat(loop.told(number)).containsExactly("notice.due-soon QH-XN-HZ/rectifier");
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-16T18:00");
    JsonNode messages =
        loop.as("hz-rectifier").get("/api/notifications?limit=200").expect(200).body();
    assertThat(Loop.texts(messages.path("items"), "issue")).contains(number);
  }

  @Test
  void remindsNobodyWhereNoUnitIsAssignedYet() {
    String unassigned = loop.open(Map.of("unit", ""));

    loop.goTo("2026-03-11T18:01");
    loop.settle(unassigned);

    assertThat(loop.told(unassigned)).isEmpty();
    assertThat(loop.timers(unassigned)).containsExactly("watch@2026-03-16T18:00");
  }

  @Test
  void movesEveryTimerWithAnExtensionBeforeTheReminder() {
    loop.extend(number, "2026-03-30");

    assertThat(loop.timers(number)).containsExactly("watch@2026-03-25T18:00");
    loop.goTo("2026-03-17T09:00");
    loop.settle(number);
    assertThat(loop.told(number, "notice.due-soon")).isZero();
    assertThat(loop.children(number)).isEmpty();
    assertThat(loop.issue(number).path("overdue").asBoolean()).isFalse();
    loop.goTo("2026-03-25T18:01");
    loop.settle(number);
    assertThat(loop.told(number, "notice.due-soon")).isOne();
    loop.goTo("2026-03-30T18:01");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(1);
  }

  @Test
  void remindsAgainWhereTheExtensionCameAfterTheReminder() {
    loop.goTo("2026-03-12T09:00");
    loop.settle(number);
    loop.extend(number, "2026-03-30");

    assertThat(loop.timers(number)).containsExactly("watch@2026-03-25T18:00");
    loop.goTo("2026-03-25T18:01");
    loop.settle(number);
    assertThat(loop.told(number, "notice.due-soon")).isEqualTo(2);
    loop.goTo("2026-03-30T18:01");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(1);
  }

  @Test
  void stopsTheLadderWithAnExtensionAfterTheDueDate() {
    loop.goTo("2026-03-17T09:00");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(1);
    loop.extend(number, "2026-03-27");

    assertThat(loop.issue(number).path("overdue").asBoolean()).isFalse();
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-24T18:00");
    loop.goTo("2026-03-24T18:01");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(1);
    assertThat(loop.told(number, "notice.due-soon")).isOne();
    loop.goTo("2026-03-27T18:01");
    loop.settle(number);
    assertThat(loop.told(number, "notice.overdue")).isEqualTo(4);
    assertThat(loop.children(number)).hasSize(1); // the first one is not answered yet
  }

  @Test
  void movesTheDueDateOfTheTaskAtHandWithTheIssue() {
    loop.extend(number, "2026-03-30");

    assertThat(loop.step(number, "rectify").path("dueAt").asText()).isEqualTo(due("2026-03-30"));
    assertThat(loop.issue(number).path("dueAt").asText()).isEqualTo(due("2026-03-30"));
    loop.goTo("2026-03-17T09:00");
    JsonNode overdue =
        loop.as("hz-rectifier").get("/api/tasks?overdue=true&issue=" + number).expect(200).body();
    assertThat(overdue.path("items")).isEmpty();
  }

  @Test
  void leavesEverythingWhereTheExtensionIsRefused() {
    loop.requestExtension(number, "2026-03-30");

    loop.complete("qh-leader", number, "decideExtension", "refuse", Map.of("reason", "理由不充分"));

    assertThat(loop.issue(number).path("dueAt").asText()).isEqualTo(due("2026-03-16"));
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-11T18:00");
    assertThat(loop.told(number)).containsExactly("notice.extension-refused QH-XN-HZ/rectifier");
    assertThat(loop.steps(number)).containsExactly("rectify");
  }

  @Test
  void takesOneRequestAtATime() {
    loop.requestExtension(number, "2026-03-30");

    loop.act("hz-rectifier", number, "requestExtension", Loop.extensionTo("2026-04-01"))
        .expect(409);

    loop.complete("qh-leader", number, "decideExtension", "grant", Map.of());
    loop.requestExtension(number, "2026-04-10");
    assertThat(loop.steps(number)).containsExactlyInAnyOrder("rectify", "decideExtension");
  }

  @Test
  void refusesToAskForAnExtensionIntoThePast() {
    loop.goTo("2026-03-12T19:00");

    for (String past : List.of("2026-03-11", "2026-03-12", "2025-12-31")) {
      JsonNode answer =
          loop.act("hz-rectifier", number, "requestExtension", Loop.extensionTo(past))
              .expect(422)
              .body();
      assertThat(Loop.texts(answer.path("errors"), "field")).containsExactly("fields.newDate");
      assertThat(answer.path("errors").get(0).path("message").asText()).contains(past);
    }
    assertThat(loop.steps(number)).containsExactly("rectify");
    assertThat(loop.trail(number, "acted")).isEmpty();
    loop.requestExtension(number, "2026-03-17");
  }

  @Test
  void refusesAnExtensionThatIsNone() {
    for (String earlier : List.of("2026-03-10", "2026-03-16")) {
      JsonNode answer =
          loop.act("hz-rectifier", number, "requestExtension", Loop.extensionTo(earlier))
              .expect(422)
              .body();
      assertThat(Loop.texts(answer.path("errors"), "field")).containsExactly("fields.newDate");
      assertThat(answer.path("errors").get(0).path("message").asText())
          .contains(earlier, "2026-03-17");
    }
    loop.requestExtension(number, "2026-03-17");
  }

  @Test
  void refusesACompletionInTheFuture() {
    String task = loop.task(number, "rectify");
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/claim", "").expect(200);

    JsonNode answer =
        loop.submit(
                "hz-rectifier",
                task,
                "submit",
                Map.of("measures", "已整改", "completedOn", "2026-03-03"))
            .expect(422)
            .body();

    assertThat(Loop.texts(answer.path("errors"), "field")).containsExactly("fields.completedOn");
    loop.submit(
            "hz-rectifier", task, "submit", Map.of("measures", "已整改", "completedOn", "2026-03-02"))
        .expect(200);
  }

  @Test
  void grantsNothingThatIsPastByThen() {
    loop.requestExtension(number, "2026-03-20");
    loop.goTo("2026-03-23T09:00");
    String task = loop.task(number, "decideExtension");
    loop.as("qh-leader").post("/api/tasks/" + task + "/claim", "").expect(200);

    loop.submit("qh-leader", task, "grant", Map.of()).expect(422);

    assertThat(loop.issue(number).path("dueAt").asText()).isEqualTo(due("2026-03-16"));
    loop.submit("qh-leader", task, "refuse", Map.of("reason", "已过期")).expect(200);
  }

  @Test
  void opensNothingThatIsDueBeforeToday() {
    for (String past : List.of("2026-03-01", "2025-06-30")) {
      JsonNode answer =
          loop.as("qh-inspector")
              .post("/api/issues", Map.of("title", "护栏", "unit", "QH-XN-HZ", "dueOn", past))
              .expect(422)
              .body();
      assertThat(Loop.texts(answer.path("errors"), "field")).containsExactly("dueOn");
    }
    assertThat(loop.issue(loop.open(Map.of("dueOn", "2026-03-02"))).path("overdue").asBoolean())
        .isFalse();
  }

  @Test
  void letsOnlyTheUnitAskAndOnlyALeaderOfTheSupervisorDecide() {
    loop.act("qh-inspector", number, "requestExtension", Loop.extensionTo("2026-03-30"))
        .expect(403);
    loop.requestExtension(number, "2026-03-30");
    String task = loop.task(number, "decideExtension");

    loop.as("qh-inspector").post("/api/tasks/" + task + "/claim", "").expect(403);
    loop.as("xn-leader").post("/api/tasks/" + task + "/claim", "").expect(403);
    loop.as("qh-leader").post("/api/tasks/" + task + "/claim", "").expect(200);
  }

  @Test
  void keepsTheOldDateInTheExplanationAndInTheTrail() {
    loop.extend(number, "2026-03-30");

    JsonNode explained = loop.deadline(number);
    assertThat(explained.path("dueOn").asText()).isEqualTo("2026-03-30");
    JsonNode change = explained.path("changes").get(1);
    assertThat(change.path("from").asText()).isEqualTo(due("2026-03-16"));
    assertThat(change.path("to").asText()).isEqualTo(due("2026-03-30"));
    JsonNode entry = loop.trail(number, "dueDateChanged").get(0).path("data");
    assertThat(entry.path("from").asText()).isEqualTo(due("2026-03-16"));
    assertThat(entry.path("element").asText()).isEqualTo("extendDueDate");
  }

  private static String due(String day) {
    return Loop.instant(day + "T18:00").toString();
  }
}
