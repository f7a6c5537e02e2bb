package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class RectificationTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  @Test
  void goesStraightToTheUnitThatIsNamed() {
    String number = loop.open(Map.of());

    assertThat(loop.steps(number)).containsExactly("rectify");
    assertThat(loop.step(number, "rectify").path("group").asText()).isEqualTo("QH-XN-HZ/rectifier");
  }

  @Test
  void asksTheInspectorWhereNoUnitIsNamed() {
    String number = loop.open(Map.of("unit", ""));

    assertThat(loop.steps(number)).containsExactly("assign");
    loop.complete("qh-inspector", number, "assign", "", Map.of("unit", "QH-XN-DT"));
    assertThat(loop.step(number, "rectify").path("group").asText()).isEqualTo("QH-XN-DT/rectifier");
    assertThat(loop.issue(number).path("unit").asText()).isEqualTo("QH-XN-DT");
  }

  @Test
  void takesADisputeBackToTheInspectorWhoMayNameAnotherUnit() {
    String number = loop.open(Map.of());

    loop.complete("hz-rectifier", number, "rectify", "dispute", Map.of("disputeReason", "不属本辖区"));
    assertThat(loop.steps(number)).containsExactly("assign");
    loop.complete("qh-inspector", number, "assign", "", Map.of("unit", "QH-XN-DT"));
    loop.rectify("dt-rectifier", number);

    assertThat(loop.steps(number)).containsExactly("review");
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(1);
  }

  @Test
  void refusesADisputeWithoutAReason() {
    String number = loop.open(Map.of());
    String task = loop.task(number, "rectify");
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/claim", "").expect(200);

    Api.Answer refused = loop.submit("hz-rectifier", task, "dispute", Map.of()).expect(422);

    assertThat(Loop.texts(refused.body().path("errors"), "field"))
        .containsExactly("fields.disputeReason");
  }

  @Test
  void asksAPlanForACriticalIssueAndItsApprovalBeforeTheWork() {
    String number = loop.open(Map.of("severity", "critical"));

    assertThat(loop.steps(number)).containsExactly("plan");
    loop.complete("hz-rectifier", number, "plan", "", Map.of("planText", "分两步整改"));
    loop.sendBack("qh-reviewer", number, "approvePlan");
    assertThat(loop.steps(number)).containsExactly("plan");
    loop.complete("hz-rectifier", number, "plan", "", Map.of("planText", "分三步整改"));
    loop.complete("qh-reviewer", number, "approvePlan", "approve", Map.of());

    assertThat(loop.steps(number)).containsExactly("rectify");
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(1);
  }

  @Test
  void asksNoPlanForAMajorIssue() {
    assertThat(loop.steps(loop.open(Map.of("severity", "major")))).containsExactly("rectify");
  }

  @ParameterizedTest
  @ValueSource(strings = {"major", "critical"})
  void refusesAGraveIssueWithoutEvidence(String severity) {
    String number = loop.open(Map.of("severity", severity));
    planIfAsked(number);
    String task = loop.task(number, "rectify");
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/claim", "").expect(200);

    Api.Answer refused =
        loop.submit("hz-rectifier", task, "submit", Map.of("measures", "已整改")).expect(422);

    assertThat(Loop.texts(refused.body().path("errors"), "field")).containsExactly("evidence");
  }

  @Test
  void letsADisputeOfAGraveIssueGoWithoutEvidence() {
    String number = loop.open(Map.of("severity", "major"));

    loop.complete("hz-rectifier", number, "rectify", "dispute", Map.of("disputeReason", "重复"));

    assertThat(loop.steps(number)).containsExactly("assign");
  }

  @Test
  void signsOffAMinorIssueAfterOneReview() {
    String number = loop.open(Map.of());

    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);

    JsonNode issue = loop.issue(number);
    assertThat(issue.path("status").asText()).isEqualTo("closed");
    assertThat(issue.path("resolution").asText()).isEqualTo("signedOff");
    assertThat(issue.path("round").asInt()).isEqualTo(1);
    assertThat(issue.path("steps")).isEmpty();
    assertThat(loop.timers(number)).isEmpty();
    loop.expectIntact(number);
  }

  @Test
  void hasACriticalIssueEndorsedByALeaderOfTheAuthorityAbove() {
    String number = loop.open("xn-inspector", Map.of("severity", "critical"));
    planIfAsked(number);
    rectifyWithEvidence(number);
    loop.signOff("xn-reviewer", number);

    assertThat(loop.step(number, "endorse").path("group").asText()).isEqualTo("QH/leader");
    assertThat(loop.issue(number).path("status").asText()).isEqualTo("open");
    loop.sendBack("qh-leader", number, "endorse");
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(2);
    rectifyWithEvidence(number);
    loop.signOff("xn-reviewer", number);
    loop.complete("qh-leader", number, "endorse", "endorse", Map.of());

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
  }

  @Test
  void countsARoundForEverySendBackAndReviewsHigherFromTheThirdOn() {
    String number = loop.open("xn-inspector", Map.of());

    for (int round = 1; round <= 3; round++) {
      assertThat(loop.issue(number).path("round").asInt()).isEqualTo(round);
      loop.rectify("hz-rectifier", number);
      loop.sendBack("xn-reviewer", number, "review");
    }
    loop.rectify("hz-rectifier", number);

    assertThat(loop.steps(number)).containsExactly("higherReview");
    assertThat(loop.step(number, "higherReview").path("group").asText()).isEqualTo("QH/reviewer");
    loop.sendBack("qh-reviewer", number, "higherReview");
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(5);
    loop.rectify("hz-rectifier", number);
    loop.complete("qh-reviewer", number, "higherReview", "signOff", Map.of());
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
  }

  @Test
  void refusesReviewByWhoeverRectifiedInAnyRound() {
    String both = loop.person("QH-XN-HZ", "rectifier");
    loop.giveDuty(both, "QH", "reviewer");
    String number = loop.open(Map.of());
    loop.rectify(both, number);
    refusesClaim(both, loop.task(number, "review"));
    loop.sendBack("qh-reviewer", number, "review");
    loop.rectify("hz-rectifier", number);

    refusesClaim(both, loop.task(number, "review"));
  }

  private void refusesClaim(String username, String task) {
    Api.Answer refused = loop.as(username).post("/api/tasks/" + task + "/claim", "").expect(403);
    assertThat(refused.text("detail")).contains("已办理过前面的相关环节");
  }

  @Test
  void countsOnlyRoundOneAsFirstPass() {
    String category = "一次通过" + UUID.randomUUID();
    String first = loop.open(Map.of("category", category));
    loop.rectify("hz-rectifier", first);
    loop.signOff("qh-reviewer", first);
    String second = loop.open(Map.of("category", category));
    loop.rectify("hz-rectifier", second);
    loop.sendBack("qh-reviewer", second, "review");
    loop.rectify("hz-rectifier", second);
    loop.signOff("qh-reviewer", second);

    JsonNode total = statistics(category);

    assertThat(total.path("signedOff").asInt()).isEqualTo(2);
    assertThat(total.path("firstPassRate").asDouble()).isEqualTo(0.5);
  }

  @Test
  void endsAWithdrawnIssueUncountedWhateverIsUnderWay() {
    String category = "撤销" + UUID.randomUUID();
    String number = loop.open(Map.of("category", category));
    loop.requestExtension(number, "2026-04-01");

    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "重复录入")).expect(200);

    JsonNode issue = loop.issue(number);
    assertThat(issue.path("status").asText()).isEqualTo("closed");
    assertThat(issue.path("resolution").asText()).isEqualTo("withdrawn");
    assertThat(issue.path("steps")).isEmpty();
    assertThat(loop.timers(number)).isEmpty();
    JsonNode total = statistics(category);
    assertThat(total.path("withdrawn").asInt()).isEqualTo(1);
    assertThat(total.path("rate").asDouble()).isZero();
    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "再撤")).expect(409);
    loop.expectIntact(number);
  }

  @Test
  void letsOnlyTheInspectorsSideWithdraw() {
    String number = loop.open(Map.of());

    loop.act("hz-rectifier", number, "withdraw", Map.of("reason", "不想改")).expect(403);
    loop.act("xh-rectifier", number, "withdraw", Map.of("reason", "不想改")).expect(404);

    assertThat(loop.issue(number).path("status").asText()).isEqualTo("open");
  }

  @Test
  void endsAPendingExtensionWithTheIssue() {
    String number = loop.open(Map.of());
    loop.requestExtension(number, "2026-04-01");

    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
    assertThat(loop.issue(number).path("steps")).isEmpty();
  }

  private void planIfAsked(String number) {
    if (loop.steps(number).equals(List.of("plan"))) {
      loop.complete("hz-rectifier", number, "plan", "", Map.of("planText", "方案"));
      String reviewer =
          loop.issue(number).path("supervisor").asText().equals("QH")
              ? "qh-reviewer"
              : "xn-reviewer";
      loop.complete(reviewer, number, "approvePlan", "approve", Map.of());
    }
  }

  private void rectifyWithEvidence(String number) {
    String task = loop.task(number, "rectify");
    Api.Session rectifier = loop.as("hz-rectifier");
    String evidence =
        rectifier
            .upload(
                "/api/issues/" + number + "/evidence",
                "送达回证.txt",
                ("送达回证 " + UUID.randomUUID()).getBytes(UTF_8),
                Map.of("caption", "回证"))
            .expect(201)
            .text("id");
    rectifier.post("/api/tasks/" + task + "/claim", "").expect(200);
    rectifier
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome",
                "submit",
                "fields",
                Map.of("measures", "已补正"),
                "evidence",
                List.of(evidence)))
        .expect(200);
  }

  private JsonNode statistics(String category) {
    return loop.as("qh-leader")
        .get("/api/statistics?category=" + URLEncoder.encode(category, UTF_8))
        .expect(200)
        .body()
        .path("total");
  }
}
