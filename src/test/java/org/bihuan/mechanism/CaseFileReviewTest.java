package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Case files of a unit are drawn, scored by the standard, and their defects rectified. */
@TimedTest
class CaseFileReviewTest {

  private static final String TYPE = "case-file-review";
  private static final String UNIT = "hz-rectifier";
  private static final AtomicInteger PERIODS = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;
  private LocalDate from;
  private String cases;

  /** Each test has a period of its own, since the register's case files stay. */
  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("评查");
    from = LocalDate.of(2010, 1, 1).plusDays(100L * PERIODS.incrementAndGet());
    cases = Clerk.unique("案");
    for (int i = 0; i < 5; i++) {
      file(cases + i, from.plusDays(i).toString(), i < 4, i == 4 ? 3 : i);
    }
    file(cases + "9", from.minusDays(1).toString(), true, 3);
    if (items().isEmpty()) {
      standard("S1", false, 60);
      standard("S2", false, 40);
      standard("S3", true, 0);
    }
  }

  private void file(String number, String closedOn, boolean online, int lastDigit) {
    clerk.entry(
        "case-file",
        Map.of(
            "number",
            number,
            "matter",
            "超限运输",
            "kind",
            "penalty",
            "unit",
            "QH-XN-HZ",
            "closedOn",
            closedOn,
            "online",
            online,
            "lastDigit",
            lastDigit));
  }

  private void standard(String code, boolean veto, int most) {
    clerk.entry(
        "case-file-standard",
        Map.of(
            "code",
            code,
            "item",
            "项目" + code,
            "standard",
            "逐项核对",
            "veto",
            veto,
            "most",
            most,
            "basis",
            "程序规定"));
  }

  private JsonNode items() {
    return clerk
        .as("qh-inspector")
        .get("/api/registers/case-file-standard/entries")
        .expect(200)
        .body()
        .path("items");
  }

  private String open() {
    return clerk.open(
        "xn-inspector",
        TYPE,
        "QH-XN-HZ",
        Map.of("campaign", campaign),
        Map.of("closedFrom", from.toString(), "closedTo", from.plusDays(30).toString()));
  }

  private void draw(String number, int digit) {
    clerk.does("xn-inspector", number, "draw", "", Map.of("digit", digit, "witness", "xn-leader"));
  }

  private Answer score(String task, Map<String, Map<String, Object>> answers) {
    Session reviewer = clerk.as("xn-reviewer");
    Work.claim(reviewer, task).expect(200);
    return score(reviewer, task, answers);
  }

  private Answer score(Session reviewer, String task, Map<String, Map<String, Object>> answers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode field :
        reviewer.get("/api/tasks/" + task).expect(200).body().path("form").path("fields")) {
      for (JsonNode row : field.path("given")) {
        Map<String, Object> answer = new HashMap<>(Map.of("row", row.path("row").asText()));
        answer.put("points", row.path("most").asInt());
        answer.putAll(answers.getOrDefault(row.path("item").asText(), Map.of()));
        rows.add(answer);
      }
    }
    return reviewer.post(
        "/api/tasks/" + task + "/complete", Map.of("fields", Map.of("items", rows)));
  }

  private static List<String> errors(Answer answer) {
    return answer.expect(422).body().path("errors").findValuesAsText("field");
  }

  @Test
  void drawnScoredAcceptedAndRectified() {
    String number = open();
    assertThat(
            errors(
                clerk.submits(
                    "xn-inspector",
                    number,
                    "draw",
                    "",
                    Map.of("digit", 9, "witness", "xn-leader"))))
        .containsExactly("fields.sampled");
    clerk
        .submit(
            "xn-inspector",
            Work.task(clerk.as("xn-inspector"), number, "draw"),
            "",
            Map.of("digit", 3, "second", 0, "witness", "xn-leader"))
        .expect(200);
    JsonNode online = clerk.figure(TYPE, campaign, "online");
    assertThat(online.path("part").asInt()).isEqualTo(4);
    assertThat(online.path("whole").asInt()).isEqualTo(5);
    assertThat(clerk.steps(number)).containsExactly("score", "score", "score");

    clerk.goTo("2026-03-23T18:30");
    clerk.told(number, "QH-XN/reviewer", "尚有案卷未评毕");
    List<String> tasks = Work.tasks(clerk.as("xn-reviewer"), number, "score");
    assertThat(errors(score(tasks.get(0), Map.of("项目S1", Map.of("points", 61)))))
        .contains("fields.items[0].points");
    assertThat(
            errors(
                score(
                    clerk.as("xn-reviewer"),
                    tasks.get(0),
                    Map.of("项目S1", Map.of("points", 50), "项目S3", Map.of("failed", true)))))
        .containsExactlyInAnyOrder("fields.items[0].note", "fields.items[2].note");
    score(
            clerk.as("xn-reviewer"),
            tasks.get(0),
            Map.of(
                "项目S1", Map.of("points", 50, "note", "缺送达回证"),
                "项目S3", Map.of("failed", true, "note", "主体不适格")))
        .expect(200);
    score(tasks.get(1), Map.of("项目S2", Map.of("points", 30, "note", "文书不规范"))).expect(200);
    score(tasks.get(2), Map.of()).expect(200);

    List<String> asked = Work.tasks(clerk.as(UNIT), number, "acknowledge");
    assertThat(asked).hasSize(3);
    Session unitSays = clerk.as(UNIT);
    Work.claim(unitSays, asked.get(0)).expect(200);
    clerk.submit(UNIT, asked.get(0), "accept", Map.of()).expect(200);
    clerk.goTo("2026-03-30T18:30");
    clerk.reaches(number);

    List<JsonNode> defects = clerk.children(number);
    assertThat(defects).hasSize(3);
    assertThat(defects)
        .filteredOn(each -> each.path("title").asText().endsWith("：项目S3"))
        .singleElement()
        .satisfies(each -> assertThat(each.path("severity").asText()).isEqualTo("critical"));
    assertThat(defects)
        .filteredOn(each -> !each.path("title").asText().endsWith("：项目S3"))
        .allSatisfy(each -> assertThat(each.path("title").asText()).startsWith(cases));
    assertThat(clerk.resolution(number)).isEqualTo("null");
    for (JsonNode defect : defects) {
      clerk
          .act(
              "xn-inspector", defect.path("number").asText(), "withdraw", Map.of("reason", "已当场补正"))
          .expect(200);
    }
    clerk.ends(number, "completed");

    JsonNode score = clerk.figure(TYPE, campaign, "score");
    assertThat(score.path("value").asDouble())
        .isCloseTo((90 + 90 + 100) / 3.0, Offset.offset(0.01));
    assertThat(clerk.figure(TYPE, campaign, "vetoes").path("value").asInt()).isEqualTo(1);
    JsonNode lost = clerk.figure(TYPE, campaign, "defects");
    assertThat(lost.path("value").asInt()).isEqualTo(2);
    assertThat(Clerk.texts(lost.path("groups"), "key")).contains("项目S1", "项目S2");
  }

  @Test
  void anObjectionIsDecidedBySomebodyElse() {
    String number = open();
    draw(number, 1);
    score(Work.task(clerk.as("xn-reviewer"), number, "score"), Map.of()).expect(200);
    assertThat(errors(clerk.submits(UNIT, number, "acknowledge", "object", Map.of())))
        .containsExactly("fields.reason");
    clerk
        .submit(
            UNIT,
            Work.task(clerk.as(UNIT), number, "acknowledge"),
            "object",
            Map.of("reason", "评分过高"))
        .expect(200);
    String reconsider = Work.task(clerk.as("xn-leader"), number, "reconsider");
    Work.claim(clerk.as("xn-reviewer"), reconsider).expect(403);
    clerk.does("xn-leader", number, "reconsider", "rescore", Map.of("reason", "异议成立"));
    score(
            Work.task(clerk.as("xn-reviewer"), number, "score"),
            Map.of("项目S1", Map.of("points", 0, "note", "程序违法")))
        .expect(200);
    clerk.does(UNIT, number, "acknowledge", "object", Map.of("reason", "评分过低"));
    clerk.does("xn-leader", number, "reconsider", "uphold", Map.of("reason", "评分有据"));
    assertThat(clerk.children(number)).hasSize(1);
    assertThat(clerk.figure(TYPE, campaign, "score").path("value").asDouble()).isEqualTo(40);
  }

  @Test
  void withoutDefectsItEnds() {
    String number = open();
    draw(number, 2);
    score(Work.task(clerk.as("xn-reviewer"), number, "score"), Map.of()).expect(200);
    clerk.does(UNIT, number, "acknowledge", "accept", Map.of());
    clerk.ends(number, "completed");
  }

  @Test
  void aReviewOpenedInErrorIsWithdrawn() {
    String number = open();
    clerk.act("xn-inspector", number, "withdraw", Map.of("reason", "期间内没有案卷")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
  }
}
