package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class EscalationTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  @Test
  void opensASupervisionNoticeOnTheDueDateAndTellsTheLeadersOfBothUnits() {
    String number = loop.open(Map.of());
    loop.goTo("2026-03-11T18:01");
    loop.settle(number);

    loop.goTo("2026-03-16T18:01");
    loop.settle(number);

    assertThat(loop.children(number)).hasSize(1);
    JsonNode notice = loop.issue(loop.children(number).get(0));
    assertThat(notice.path("type").asText()).isEqualTo("supervision-notice");
    assertThat(notice.path("unit").asText()).isEqualTo("QH-XN-HZ");
    assertThat(notice.path("supervisor").asText()).isEqualTo("QH");
    assertThat(notice.path("parent").asText()).isEqualTo(number);
    assertThat(loop.told(number))
        .containsExactly(
            "notice.due-soon QH-XN-HZ/rectifier",
            "notice.overdue QH/leader",
            "notice.overdue QH-XN/leader",
            "notice.vacantDuty QH/administrator");
    assertThat(loop.trail(number, "notified").get(2).path("data").path("insteadOf").asText())
        .isEqualTo("QH-XN-HZ/leader");
    assertThat(loop.issue(number).path("overdue").asBoolean()).isTrue();
  }

  @Test
  void hasAtMostOneUnansweredNoticeWhichEndsWithTheIssue() {
    String number = loop.open(Map.of());
    loop.goTo("2026-03-16T18:01");
    loop.settle(number);
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-23T18:00");

    loop.goTo("2026-03-23T18:01");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(1);
    assertThat(loop.told(number, "notice.overdue")).isEqualTo(4);
    String first = loop.children(number).get(0);
    loop.act("qh-leader", first, "withdraw", Map.of("reason", "重发")).expect(200);
    loop.goTo("2026-03-30T18:01");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(2);
    String second = loop.children(number).get(1);
    loop.rectify("hz-rectifier", number);
    loop.act("qh-leader", second, "lapse", Map.of()).expect(404);
    loop.signOff("qh-reviewer", number);

    loop.await(() -> loop.issue(second).path("resolution").asText().equals("lapsed"));
    assertThat(loop.timers(number)).isEmpty();
    assertThat(loop.children(number)).hasSize(2);
    assertThat(loop.issue(first).path("resolution").asText()).isEqualTo("withdrawn");
    JsonNode sent = loop.trail(number, "actionSent").get(0);
    assertThat(sent.path("data").path("number").asText()).isEqualTo(second);
    assertThat(loop.trail(number, "actionSent")).hasSize(1);
    JsonNode taken = loop.trail(second, "acted").get(0);
    assertThat(taken.path("actor").asText()).isEqualTo("system");
    assertThat(taken.path("step").asText()).isEqualTo("lapse");
    assertThat(taken.path("data").path("by").asText()).isEqualTo(number);
    loop.expectIntact(number);
    loop.expectIntact(second);
  }

  @Test
  void endsTheNoticeOfAWithdrawnIssueAsWell() {
    String number = loop.open(Map.of());
    loop.goTo("2026-03-16T18:01");
    loop.settle(number);
    String notice = loop.children(number).get(0);

    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "误开")).expect(200);

    loop.await(() -> loop.issue(notice).path("resolution").asText().equals("lapsed"));
  }

  @Test
  void firesATimerOnceHoweverLateItIsFound() {
    String number = loop.open(Map.of());
    loop.goTo("2026-03-11T18:01");
    loop.settle(number);

    loop.goTo("2026-04-30T09:00");
    loop.settle(number);

    assertThat(loop.children(number)).hasSize(1);
    assertThat(loop.told(number, "notice.due-soon")).isOne();
    assertThat(loop.told(number, "notice.overdue")).isEqualTo(2);
  }

  @Test
  void tellsOnlyTheSupervisorWhereNoUnitIsAssigned() {
    String number = loop.open(Map.of("unit", ""));

    loop.goTo("2026-03-16T18:01");
    loop.settle(number);

    assertThat(loop.told(number)).containsExactly("notice.overdue QH/leader");
    assertThat(loop.children(number)).isEmpty();
  }

  @Test
  void startsTheLadderOfAnIssueImportedLongOverdueWithItsNextStep() {
    String number = imported(1).get(0);

    JsonNode overdue =
        loop.as("qh-leader").get("/api/issues?overdue=true&q=" + number).expect(200).body();
    assertThat(Loop.texts(overdue.path("items"), "number")).containsExactly(number);
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-09T18:00");
    loop.goTo("2026-03-06T09:00");
    loop.settle(number);
    assertThat(loop.told(number)).isEmpty();
    assertThat(loop.children(number)).isEmpty();
    loop.goTo("2026-03-09T18:01");
    loop.settle(number);
    assertThat(loop.children(number)).hasSize(1);
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-16T18:00");
  }

  @Test
  void setsOffNothingWhenAnOldLedgerIsImported() {
    List<String> numbers = imported(3);

    assertThat(numbers).hasSize(3);
    for (String number : numbers) {
      assertThat(loop.issue(number).path("overdue").asBoolean()).isTrue();
      assertThat(loop.told(number)).isEmpty();
      assertThat(loop.timers(number)).containsExactly("watch@2026-03-09T18:00");
    }
  }

  /** Issues of a ledger whose due dates are half a year past. */
  private List<String> imported(int rows) {
    String category = "旧账" + UUID.randomUUID();
    String ledger = "问题类别,问题描述,责任单位,整改时限\n" + (category + ",旧问题,湟中执法局,2025-06-30\n").repeat(rows);
    JsonNode result =
        loop.as("qh-inspector")
            .upload(
                "/api/ledgers/imports",
                "a.csv",
                ledger.getBytes(StandardCharsets.UTF_8),
                Map.of("dryRun", "false"))
            .expect(200)
            .body();
    return Loop.list(result.path("issues")).stream().map(JsonNode::asText).toList();
  }
}
