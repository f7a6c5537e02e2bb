package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rechecks on Wednesday 18 March 2026, two days after the rechecked issue was due. */
@TimedTest
class LookBackTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private final String category = "回头看" + UUID.randomUUID();
  private Loop loop;
  private String number;

  /** Whoever signed the issue off does not recheck it while somebody else can. */
  private String rechecker;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of("category", category));
    rechecker = loop.person("QH", "reviewer");
  }

  private void signOff() {
    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);
    loop.goTo("2026-03-18T09:00");
  }

  private String lookBack() {
    return loop.open(Map.of("type", "look-back", "title", "回头看", "parent", number));
  }

  private void recheck(String lookBack, String outcome) {
    loop.complete(
        rechecker,
        lookBack,
        "recheck",
        outcome,
        Map.of("method", "onSite", "findings", "现场查看", "reason", "再次出现"));
  }

  @Test
  void leavesTheIssueSignedOffWhereItHolds() {
    signOff();
    String lookBack = lookBack();
    assertThat(Loop.local(loop.issue(lookBack).path("dueAt").asText()))
        .isEqualTo("2026-04-01T18:00");

    recheck(lookBack, "holds");

    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("holds");
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
    assertThat(loop.issue(number).path("relapses").asInt()).isZero();
  }

  @Test
  void sendsTheIssueRoundAgainWhereItRelapsed() {
    signOff();
    String lookBack = lookBack();

    recheck(lookBack, "relapsed");

    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("relapsed");
    JsonNode issue = loop.issue(number);
    assertThat(issue.path("status").asText()).isEqualTo("open");
    assertThat(issue.path("resolution").isNull()).isTrue();
    assertThat(issue.path("round").asInt()).isEqualTo(2);
    assertThat(issue.path("relapses").asInt()).isEqualTo(1);
    assertThat(loop.steps(number)).containsExactly("rectify");
    JsonNode reopened = loop.trail(number, "reopened").get(0).path("data");
    assertThat(reopened.path("by").asText()).isEqualTo(lookBack);
    assertThat(reopened.path("reason").asText()).isEqualTo("再次出现");
    assertThat(reopened.path("process").asText()).isEqualTo("look-back");
    loop.expectIntact(number);
  }

  @Test
  void givesARelapsedIssueANewDueDateByThePolicy() {
    signOff();

    recheck(lookBack(), "relapsed");

    JsonNode issue = loop.issue(number);
    assertThat(Loop.local(issue.path("dueAt").asText())).isEqualTo("2026-04-01T18:00");
    assertThat(issue.path("overdue").asBoolean()).isFalse();
    assertThat(loop.timers(number)).containsExactly("watch@2026-03-27T18:00");
    JsonNode explained = loop.deadline(number);
    assertThat(explained.path("start").asText()).isEqualTo("2026-03-18");
    assertThat(explained.path("workdays").asInt()).isEqualTo(10);
    assertThat(explained.path("given").asBoolean()).isFalse();
  }

  @Test
  void countsTheRelapseAndNoFirstPassOnceItIsSignedOffAgain() {
    signOff();
    recheck(lookBack(), "relapsed");
    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);

    JsonNode total =
        loop.as("qh-leader")
            .get(
                "/api/statistics?type=rectification&category=" + URLEncoder.encode(category, UTF_8))
            .expect(200)
            .body()
            .path("total");

    assertThat(total.path("relapses").asInt()).isEqualTo(1);
    assertThat(total.path("signedOff").asInt()).isEqualTo(1);
    assertThat(total.path("firstPassRate").asDouble()).isZero();
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
  }

  /** The notice's number: 26 problems were found by looking back, and all of them are rectified. */
  @Test
  void countsTheProblemsThatItFound() {
    for (int found : new int[] {20, 6}) {
      String lookBack =
          loop.open(
              Map.of("type", "look-back", "title", "回头看", "parent", number, "category", category));
      loop.complete(
          rechecker,
          lookBack,
          "recheck",
          "holds",
          Map.of(
              "method",
              "onSite",
              "findings",
              "现场查看",
              "problems",
              IntStream.range(0, found).mapToObj(i -> Map.of("title", "新问题" + i)).toList()));
      assertThat(loop.children(lookBack)).hasSize(found);
    }

    JsonNode figures =
        loop.as("qh-leader")
            .get("/api/statistics?type=look-back&category=" + URLEncoder.encode(category, UTF_8))
            .expect(200)
            .body()
            .at("/total/figures");
    assertThat(figures.at("/0/id").asText()).isEqualTo("problems");
    assertThat(figures.at("/0/value").asInt()).isEqualTo(26);
    assertThat(figures.at("/1/part").asInt()).isZero();
    assertThat(figures.at("/1/whole").asInt()).isEqualTo(2);
  }

  @Test
  void changesNothingWhereTheIssueIsStillOpen() {
    String lookBack = lookBack();

    recheck(lookBack, "relapsed");

    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("relapsed");
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(1);
    assertThat(loop.issue(number).path("relapses").asInt()).isZero();
    assertThat(loop.trail(number, "reopened")).isEmpty();
  }

  @Test
  void leavesAWithdrawnIssueWithdrawn() {
    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "误开")).expect(200);

    recheck(lookBack(), "relapsed");

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("withdrawn");
  }

  @Test
  void asksHowItRelapsed() {
    signOff();
    String task = loop.task(lookBack(), "recheck");
    loop.as(rechecker).post("/api/tasks/" + task + "/claim", "").expect(200);

    Api.Answer refused =
        loop.submit(rechecker, task, "relapsed", Map.of("method", "documents", "findings", "查阅"))
            .expect(422);

    assertThat(Loop.texts(refused.body().path("errors"), "field")).containsExactly("fields.reason");
  }

  @Test
  void sendsRoundAgainWhatWasNeverFixed() {
    signOff();
    String lookBack = lookBack();

    recheck(lookBack, "neverFixed");

    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("neverFixed");
    assertThat(loop.steps(number)).containsExactly("rectify");
  }

  @Test
  void leavesTheIssueSignedOffWhereItCannotBeChecked() {
    signOff();
    String lookBack = lookBack();

    recheck(lookBack, "cannotBeChecked");

    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("cannotBeChecked");
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
  }

  @Test
  void opensNewProblemsFromTheRecheck() {
    signOff();
    String lookBack = lookBack();

    loop.complete(
        rechecker,
        lookBack,
        "recheck",
        "holds",
        Map.of(
            "method",
            "onSite",
            "findings",
            "另有问题",
            "problems",
            List.of(Map.of("title", "公示栏未更新"), Map.of("title", "台账缺页"))));

    loop.await(() -> loop.issue(lookBack).path("children").size() == 2);
    JsonNode problem = loop.issue(loop.issue(lookBack).path("children").path(0).asText());
    assertThat(problem.path("type").asText()).isEqualTo("rectification");
    assertThat(problem.path("title").asText()).isEqualTo("公示栏未更新");
    assertThat(problem.path("unit").asText()).isEqualTo("QH-XN-HZ");
    assertThat(problem.path("source").asText()).isEqualTo("lookBack");
    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("holds");
  }

  @Test
  void isNotDoneByWhoeverReviewedWhileSomebodyElseCan() {
    String other = loop.person("QH-XN", "reviewer");
    String inTheCity =
        loop.open("xn-inspector", Map.of("category", category, "supervisor", "QH-XN"));
    loop.rectify("hz-rectifier", inTheCity);
    loop.signOff("xn-reviewer", inTheCity);
    String lookBack =
        loop.open("xn-inspector", Map.of("type", "look-back", "title", "回头看", "parent", inTheCity));
    String task = loop.task(lookBack, "recheck");

    loop.as("xn-reviewer").post("/api/tasks/" + task + "/claim", "").expect(403);

    loop.as(other).post("/api/tasks/" + task + "/claim", "").expect(200);
    loop.expectIntact(lookBack);
  }

  @Test
  void isWithdrawnByTheInspectorUncounted() {
    signOff();
    String lookBack = lookBack();

    loop.act("qh-inspector", lookBack, "withdraw", Map.of("reason", "重复")).expect(200);

    assertThat(loop.issue(lookBack).path("resolution").asText()).isEqualTo("withdrawn");
  }
}
