package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public appeals: from the public form to the answer, and what the reporter thinks of it. */
@TimedTest
class PublicAppealTest {

  private static final String MONDAY = "2026-03-02T09:00";
  private static final String NAME = "要求保密的来信人";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Clerk clerk;
  private Session nobody;
  private String receipt = "";

  @BeforeEach
  void monday() {
    clerk = new Clerk(port, clock);
    clerk.goTo(MONDAY);
    nobody = new Api(port).anonymous();
  }

  /** The number of what was just reported; the receipt is kept. */
  private String appeal(String kind, Map<String, Object> more) {
    String title = "诉求" + UUID.randomUUID();
    Map<String, Object> fields = new HashMap<>(Map.of("kind", kind));
    fields.putAll(more);
    receipt =
        nobody
            .post("/api/public/public-appeal", Map.of("title", title, "fields", fields))
            .expect(201)
            .text("receipt");
    for (JsonNode each :
        clerk.as("qh-inspector").get("/api/issues?type=public-appeal").body().path("items")) {
      if (each.path("title").asText().equals(title)) {
        return each.path("number").asText();
      }
    }
    throw new AssertionError("no issue for " + title);
  }

  private void accept(String issue) {
    clerk.does("qh-inspector", issue, "acknowledge", "accept", Map.of("unit", "QH-XN-DT"));
  }

  private void handle(String issue) {
    clerk.does(
        "dt-rectifier",
        issue,
        "handle",
        "answer",
        Map.of("conclusion", "solved", "reply", "已为您办结", "findings", "内部情况"));
  }

  private String answered(String kind) {
    String issue = appeal(kind, Map.of());
    accept(issue);
    handle(issue);
    clerk.does("qh-reviewer", issue, "check", "release", Map.of());
    return issue;
  }

  private JsonNode seen() {
    return nobody.get("/api/public/receipts/" + receipt).expect(200).body();
  }

  private String progress() {
    StringBuilder told = new StringBuilder();
    for (JsonNode step : seen().path("steps")) {
      told.append(step.path("step").asText()).append(' ').append(step.path("state").asText());
      told.append(' ');
    }
    return told.toString().strip();
  }

  private Api.Answer answers(Map<String, Object> body) {
    String task = seen().at("/questions/0/task").asText();
    return nobody.post("/api/public/receipts/" + receipt + "/tasks/" + task, body);
  }

  private int part(String figure) {
    return value(figure, "part");
  }

  private int value(String figure, String what) {
    for (JsonNode each :
        clerk
            .as("qh-leader")
            .get("/api/statistics?type=public-appeal")
            .expect(200)
            .body()
            .at("/total/figures")) {
      if (each.path("id").asText().equals(figure)) {
        return each.path(what).asInt();
      }
    }
    throw new AssertionError(figure);
  }

  @Test
  void isAnsweredInTimeAndTheReporterIsToldAndSatisfied() {
    int intimeBefore = part("answeredInTime");
    int satisfiedBefore = part("satisfied");
    String issue =
        appeal(
            "question",
            Map.of(
                "confidential", true, "name", NAME, "phone", "13000000000", "about", "QH-XN-DT"));
    assertThat(clerk.issue(issue).path("dueAt").asText()).startsWith("2026-03-05T10:00");
    assertThat(progress()).isEqualTo("acknowledge waiting");
    clerk.as("dt-rectifier").get("/api/issues/" + issue).expect(404);
    Pages intake = Pages.of(port, "qh-inspector");
    assertThat(intake.get("/issues/" + issue).expect(200).text()).contains(NAME, "13000000000");

    clerk.submits("qh-inspector", issue, "acknowledge", "accept", Map.of()).expect(422);
    String task = Work.task(clerk.as("qh-inspector"), issue, "acknowledge");
    clerk.submit("qh-inspector", task, "accept", Map.of("unit", "QH-XN-DT")).expect(200);
    assertThat(progress()).isEqualTo("acknowledge done handle waiting");
    assertThat(Pages.of(port, "dt-rectifier").get("/issues/" + issue).expect(200).text())
        .doesNotContain(NAME, "13000000000");
    handle(issue);
    assertThat(seen().path("questions")).isEmpty();
    clerk.does("qh-reviewer", issue, "check", "release", Map.of());

    assertThat(
            Pages.stranger(port)
                .post("/report/receipts", Map.of("receipt", receipt))
                .expect(200)
                .text())
        .contains("已为您办结", "请您评价")
        .doesNotContain("内部情况", issue);
    answers(Map.of()).expect(422);
    answers(Map.of("outcome", "satisfied")).expect(200);
    assertThat(clerk.resolution(issue)).isEqualTo("closedSatisfied");
    assertThat(seen().toString()).contains("群众满意，办结");
    assertThat(part("answeredInTime")).isEqualTo(intimeBefore + 1);
    assertThat(part("satisfied")).isEqualTo(satisfiedBefore + 1);
  }

  @Test
  void goesOnWithoutAnAssessment() {
    String issue = answered("complaint");
    assertThat(clerk.issue(issue).path("dueAt").asText()).startsWith("2026-03-16T10:00");
    clerk.goTo("2026-03-13T18:30");
    assertThat(clerk.steps(issue)).containsExactly("assess");
    clerk.goTo("2026-03-16T18:30");
    clerk.ends(issue, "closedUnassessed");
    assertThat(seen().toString()).contains("已答复办结");
    assertThat(seen().path("questions")).isEmpty();
  }

  @Test
  void isHandledAgainAndKeptToWhereTheReporterIsDissatisfied() {
    int assessed = value("satisfied", "whole");
    int satisfied = part("satisfied");
    String issue = answered("help");
    answers(Map.of("outcome", "dissatisfied", "fields", Map.of("comment", "没有解决"))).expect(200);
    clerk.does(
        "qh-leader",
        issue,
        "reconsider",
        "again",
        Map.of("reason", "办理不到位", "until", "2026-03-20"));
    assertThat(clerk.issue(issue).path("round").asInt()).isEqualTo(2);
    assertThat(clerk.issue(issue).path("dueAt").asText()).startsWith("2026-03-20");
    handle(issue);
    clerk.does(
        "qh-reviewer", issue, "check", "release", Map.of("rectify", true, "problem", "窗口一次性告知不到位"));
    assertThat(clerk.children(issue)).hasSize(1);
    JsonNode child = clerk.children(issue).get(0);
    assertThat(child.path("type").asText()).isEqualTo("rectification");
    answers(Map.of("outcome", "dissatisfied")).expect(200);
    clerk.does("qh-leader", issue, "reconsider", "keep", Map.of("reason", "已办理到位"));
    assertThat(clerk.resolution(issue)).isEqualTo("closedDissatisfied");
    assertThat(value("satisfied", "whole")).isEqualTo(assessed + 1);
    assertThat(part("satisfied")).isEqualTo(satisfied);
  }

  @Test
  void isReturnedSentBackAndRemindedOf() {
    int answeredInTime = part("answeredInTime");
    int acknowledgedInTime = part("acknowledgedInTime");
    String issue = appeal("question", Map.of());
    clerk.goTo("2026-03-03T18:30");
    clerk.told(issue, "QH/leader", "超过受理时限");
    accept(issue);
    clerk.does("dt-rectifier", issue, "handle", "return", Map.of("returnReason", "不属于本单位"));
    assertThat(progress()).contains("acknowledge waiting");
    accept(issue);
    clerk.goTo("2026-03-04T18:30");
    clerk.told(issue, "QH-XN-DT/rectifier", "notice.due-soon");
    clerk.goTo("2026-03-06T09:00");
    handle(issue);
    clerk.does("qh-reviewer", issue, "check", "sendBack", Map.of("reason", "答非所问"));
    assertThat(clerk.steps(issue)).containsExactly("handle");
    assertThat(part("answeredInTime")).isEqualTo(answeredInTime);
    assertThat(part("acknowledgedInTime")).isEqualTo(acknowledgedInTime);
    clerk.act("qh-inspector", issue, "withdraw", Map.of("reason", "重复提交")).expect(200);
    assertThat(clerk.resolution(issue)).isEqualTo("withdrawn");
  }

  @Test
  void isRefusedWithAReasonThatTheReporterReads() {
    String read = appeal("suggestion", Map.of());
    clerk.does("qh-inspector", read, "acknowledge", "refuse", Map.of("reason", "属于公安交管部门职责"));
    assertThat(
            Pages.stranger(port)
                .post("/report/receipts", Map.of("receipt", receipt))
                .expect(200)
                .text())
        .contains("属于公安交管部门职责");
    answers(Map.of()).expect(200);
    assertThat(clerk.resolution(read)).isEqualTo("refused");

    String unread = appeal("suggestion", Map.of());
    clerk.does("qh-inspector", unread, "acknowledge", "refuse", Map.of("reason", "无法办理"));
    clerk.goTo("2026-03-16T18:30");
    clerk.ends(unread, "refused");
    Awaitility.await().untilAsserted(() -> assertThat(seen().toString()).contains("不予受理"));
  }

  @Test
  void isOpenedByThePublicAlone() {
    clerk
        .opening("qh-inspector", "public-appeal", "QH-XN-DT", Map.of(), Map.of("kind", "help"))
        .expect(403);
    Api.Answer refused =
        nobody
            .post(
                "/api/public/public-appeal",
                Map.of("title", "诉求", "fields", Map.of("kind", "none")))
            .expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.kind");
  }
}
