package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A training for two units: each of their officers answers the quiz alone, and may retake it. */
@TimedTest
class TrainingTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String course;
  private String campaign;
  private String first;
  private String second;
  private String ann;
  private String bo;
  private String chen;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("training");
    course = Clerk.unique("C");
    clerk.entry("training-course", Map.of("code", course, "name", "执法程序"));
    question("q1", "a");
    question("q2", "b");
    question("q3", "c");
    question("q4", "d");
    first = unit();
    second = unit();
    ann = person(first);
    bo = person(first);
    chen = person(second);
  }

  private void question(String name, String answer) {
    clerk.entry(
        "training-question",
        Map.of(
            "code",
            course + name,
            "course",
            course,
            "question",
            name + "？",
            "optionA",
            "甲",
            "optionB",
            "乙",
            "optionC",
            "丙",
            "optionD",
            "丁",
            "answer",
            answer));
  }

  private String unit() {
    String code = Clerk.unique("QH-XN-T");
    clerk
        .as("qh-admin")
        .post(
            "/api/units",
            Map.of("code", code, "name", code + "局", "parent", "QH-XN", "kind", "enforcement"))
        .expect(201);
    return code;
  }

  private String person(String unit) {
    String username = Clerk.unique("t-").toLowerCase(java.util.Locale.ROOT);
    Session admin = clerk.as("qh-admin");
    admin
        .post(
            "/api/people",
            Map.of(
                "username",
                username,
                "displayName",
                "学员",
                "duties",
                List.of(Map.of("unit", unit, "role", "rectifier"))))
        .expect(201);
    admin
        .put("/api/people/" + username + "/password", Map.of("password", "bihuan-demo"))
        .expect(204);
    return username;
  }

  private Answer opening(Map<String, Object> more) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "course",
                course,
                "units",
                List.of(first, second),
                "mode",
                "online",
                "heldOn",
                "2026-03-02",
                "quizBy",
                "2026-03-13",
                "passMark",
                75));
    fields.putAll(more);
    return clerk.opening(
        "qh-inspector", "training-round", "QH-XN", Map.of("campaign", campaign), fields);
  }

  private String held() {
    String round = opening(Map.of()).expect(201).text("number");
    clerk.does(
        "qh-inspector",
        round,
        "hold",
        "",
        Map.of("heldOn", "2026-03-02", "attended", List.of(ann, bo), "content", "讲授执法程序"));
    return round;
  }

  /** The quiz of each person, by username. */
  private Map<String, String> quizzes(String round) {
    return clerk.children(round).stream()
        .map(child -> child.path("number").asText())
        .collect(
            Collectors.toMap(quiz -> Filled.last(clerk, quiz, "person").asText(), quiz -> quiz));
  }

  private Answer answers(String person, String quiz, String... choices) {
    List<JsonNode> given = clerk.given(person, quiz, "quiz", "paper");
    List<Map<String, Object>> paper = new java.util.ArrayList<>();
    for (int i = 0; i < choices.length; i++) {
      paper.add(Map.of("row", given.get(i).path("row").asText(), "choice", choices[i]));
    }
    return clerk.submits(person, quiz, "quiz", "", Map.of("paper", paper));
  }

  private int part(String type, String figure) {
    return clerk.figure(type, campaign, figure).path("part").asInt();
  }

  @Test
  void everyOfficerAnswersAloneAndTheRoundIsSummedUp() {
    String round = held();
    Map<String, String> quizzes = quizzes(round);
    assertThat(quizzes).containsOnlyKeys(ann, bo, chen);
    assertThat(clerk.issue(quizzes.get(chen)).path("unit").asText()).isEqualTo(second);
    assertThat(clerk.steps(round)).isEmpty();

    String annsTask = Work.task(clerk.as("qh-inspector"), quizzes.get(ann), "quiz");
    assertThat(Work.claim(clerk.as(bo), annsTask).status()).as("another's quiz").isEqualTo(403);
    assertThat(clerk.form(ann, quizzes.get(ann), "quiz").toString())
        .contains("q1？")
        .doesNotContain("\"answer\"");
    answers(ann, quizzes.get(ann), "a", "b", "c", "a").expect(200);
    assertThat(clerk.resolution(quizzes.get(ann))).isEqualTo("passed");

    answers(bo, quizzes.get(bo), "b", "b", "b", "b").expect(200);
    assertThat(clerk.steps(quizzes.get(bo))).containsExactly("quiz");
    answers(bo, quizzes.get(bo), "a", "b", "c", "d").expect(200);
    assertThat(clerk.resolution(quizzes.get(bo))).isEqualTo("passed");

    assertThat(clerk.steps(quizzes.get(chen))).as("was absent").containsExactly("catchUp");
    clerk.does(
        chen,
        quizzes.get(chen),
        "catchUp",
        "",
        Map.of("learntOn", "2026-03-02", "how", "自学课件并做了笔记，已复习"));
    answers(chen, quizzes.get(chen), "d", "d", "d", "d").expect(200);
    answers(chen, quizzes.get(chen), "d", "d", "d", "d").expect(200);
    answers(chen, quizzes.get(chen), "d", "d", "d", "d").expect(200);
    assertThat(clerk.resolution(quizzes.get(chen))).isEqualTo("failed");
    clerk.told(quizzes.get(chen), "QH-XN/leader", "三次答题均未及格");

    clerk.reaches(round, "conclude");
    clerk.does("qh-inspector", round, "conclude", "", Map.of("summary", "总体达到预期"));
    assertThat(clerk.resolution(round)).isEqualTo("concluded");
    assertThat(Filled.last(clerk, round, "quizzes").asInt()).isEqualTo(3);
    assertThat(Filled.last(clerk, round, "passed").asInt()).isEqualTo(2);

    JsonNode attendance = clerk.figure("training-round", campaign, "attendance");
    assertThat(attendance.path("part").asInt()).isEqualTo(2);
    assertThat(attendance.path("whole").asInt()).isEqualTo(3);
    assertThat(part("training-quiz", "attendance")).isEqualTo(2);
    assertThat(part("training-quiz", "answered")).isEqualTo(3);
    assertThat(clerk.figure("training-quiz", campaign, "score").path("value").asDouble())
        .isEqualTo(200 / 3.0, org.assertj.core.data.Offset.offset(0.01));
    JsonNode byUnit =
        clerk
            .as("qh-leader")
            .get("/api/statistics?type=training-quiz&by=unit&campaign=" + campaign)
            .expect(200)
            .body()
            .path("groups");
    assertThat(byUnit.toString()).contains(first).contains(second);
  }

  @Test
  void whoDoesNotAnswerIsRemindedAndThenCloses() {
    String round = held();
    Map<String, String> quizzes = quizzes(round);

    clerk.goTo("2026-03-12T09:00");
    clerk.told(quizzes.get(ann), ann, "答题将于2026-03-13截止");
    answers(ann, quizzes.get(ann), "a", "b", "c", "d").expect(200);

    clerk.goTo("2026-03-19T09:00");
    clerk.reaches(round, "conclude");
    clerk.ends(quizzes.get(bo), "notTaken");
    clerk.ends(quizzes.get(chen), "notTaken");
    assertThat(part("training-quiz", "answered")).isEqualTo(1);
    assertThat(clerk.total("training-quiz", campaign).path("rate").asDouble())
        .isEqualTo(1 / 3.0, org.assertj.core.data.Offset.offset(0.001));
  }

  @Test
  void aWithdrawnRoundTakesItsQuizzesAlong() {
    String round = held();
    Map<String, String> quizzes = quizzes(round);
    clerk.act(ann, quizzes.get(ann), "withdraw", Map.of("reason", "不想答")).expect(403);
    clerk.act("qh-inspector", quizzes.get(ann), "withdraw", Map.of("reason", "已调离")).expect(200);
    assertThat(clerk.resolution(quizzes.get(ann))).isEqualTo("withdrawn");

    clerk.act("qh-inspector", round, "withdraw", Map.of("reason", "课程调整")).expect(200);
    clerk.ends(quizzes.get(bo), "cancelled");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(clerk.total("training-quiz", campaign).path("withdrawn").asInt())
                    .isEqualTo(3));
  }

  @Test
  void aCourseWithoutQuestionsIsRefused() {
    String empty = Clerk.unique("C");
    clerk.entry("training-course", Map.of("code", empty, "name", "无题课程"));
    Answer refused = opening(Map.of("course", empty));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("fields.questions");
    assertThat(opening(Map.of("quizBy", "2026-03-01")).text()).contains("fields.quizBy");
    assertThat(
            clerk
                .opening("hz-rectifier", "training-round", "QH-XN-HZ", Map.of(), Map.of())
                .status())
        .isEqualTo(403);
  }
}
