package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An exemplar is nominated, scored by several judges, announced, and published. */
@TimedTest
class ExemplarNominationTest {

  private static final String TYPE = "exemplar-nomination";
  private static final List<String> JUDGES = List.of("qh-reviewer", "zd-reviewer", "xn-reviewer");

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;
  private String solved;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("exemplar");
    solved = new Work(new Api(port)).open("QH-XN-DT", Map.of());
  }

  private Answer opening(String kind, Map<String, Object> more) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "kind",
                kind,
                "candidate",
                "送法上门工作法",
                "practice",
                "深入企业面对面宣讲法律法规",
                "effect",
                "企业违法率下降"));
    fields.putAll(more);
    return clerk.opening("dt-rectifier", TYPE, "QH-XN-DT", Map.of("campaign", campaign), fields);
  }

  private String nominate(String kind) {
    return opening(kind, Map.of("solves", List.of(solved))).expect(201).text("number");
  }

  private String judged(String kind, int results) {
    String number = nominate(kind);
    clerk.does("dt-leader", number, "recommend", "recommend", Map.of("opinion", "属实"));
    clerk.does(
        "qh-inspector",
        number,
        "appoint",
        "",
        Map.of("judges", JUDGES, "threshold", 80, "noticeDays", 5));
    for (int i = 0; i < JUDGES.size(); i++) {
      score(number, JUDGES.get(i), results - i);
    }
    return number;
  }

  private void score(String number, String judge, int results) {
    String task = "";
    for (JsonNode step : clerk.issue(number).path("steps")) {
      task = step.toString().contains(judge) ? step.path("task").asText() : task;
    }
    Work.claim(clerk.as(judge), task).expect(200);
    clerk
        .submit(
            judge,
            task,
            "",
            Map.of("novelty", 25, "results", results, "spread", 25, "comment", "可推广"))
        .expect(200);
  }

  private String announced(String kind) {
    String number = judged(kind, 40);
    clerk.does("qh-leader", number, "decide", "announce", Map.of("noticeText", "拟选树典型公示"));
    assertThat(clerk.steps(number)).isEmpty();
    return number;
  }

  private void publish(String number) {
    clerk.reaches(number, "publish");
    clerk.does(
        "qh-inspector",
        number,
        "publish",
        "",
        Map.of("digest", "企业走访工作法", "level", "ministry", "linked", List.of(solved)));
    assertThat(clerk.resolution(number)).isEqualTo("published");
  }

  @Test
  void isPublishedAfterTheNotice() {
    assertThat(opening("practice", Map.of()).text()).contains("fields.solves");
    String number = judged("practice", 40);
    clerk.act("xn-reviewer", number, "object", Map.of("content", "尚未公示")).expect(409);
    clerk.does("qh-leader", number, "decide", "announce", Map.of("noticeText", "公示"));
    assertThat(Filled.last(clerk, number, "average").asDouble()).isEqualTo(89.0);

    clerk.goTo("2026-03-09T19:00");
    publish(number);
    assertThat(clerk.figure(TYPE, campaign, "solved").path("part").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "score").path("value").asDouble()).isEqualTo(89.0);
  }

  @Test
  void aJudgeScoresOnceAndNobodyScoresWhatTheyRecommended() {
    String number = nominate("practice");
    clerk.does("dt-leader", number, "recommend", "recommend", Map.of("opinion", "属实"));
    clerk.does(
        "qh-inspector",
        number,
        "appoint",
        "",
        Map.of("judges", List.of("qh-reviewer", "dt-leader"), "threshold", 80, "noticeDays", 5));
    for (String task : Work.tasks(clerk.as("qh-leader"), number, "score")) {
      assertThat(Work.claim(clerk.as("dt-leader"), task).status()).isIn(403, 409);
    }
  }

  @Test
  void anObjectionThatHoldsStopsIt() {
    String number = announced("captain");
    clerk.act("xn-reviewer", number, "object", Map.of("content", "成效有夸大")).expect(200);
    clerk.does("qh-inspector", number, "examine", "uphold", Map.of("finding", "经查属实"));
    assertThat(clerk.resolution(number)).isEqualTo("objected");
  }

  @Test
  void anObjectionThatDoesNotHoldDelaysItAtMost() {
    String number = announced("contactPoint");
    clerk.act("xn-reviewer", number, "object", Map.of("content", "重复申报")).expect(200);
    clerk.goTo("2026-03-10T09:00");
    clerk.reaches(number, "examine");
    clerk.does("qh-inspector", number, "examine", "dismiss", Map.of("finding", "并无重复"));
    publish(number);
  }

  @Test
  void endsEarlyWhereItIsNotRecommendedNotSelectedRejectedOrWithdrawn() {
    String declined = nominate("practice");
    clerk.does("dt-leader", declined, "recommend", "decline", Map.of("opinion", "成效不足"));
    assertThat(clerk.resolution(declined)).isEqualTo("notRecommended");

    assertThat(clerk.resolution(judged("practice", 20))).isEqualTo("notSelected");

    String rejected = judged("practice", 40);
    clerk.does("qh-leader", rejected, "decide", "reject", Map.of("grounds", "已有同类典型"));
    assertThat(clerk.resolution(rejected)).isEqualTo("rejected");

    String withdrawn = nominate("practice");
    clerk.act("dt-rectifier", withdrawn, "withdraw", Map.of("reason", "a")).expect(403);
    clerk.act("dt-leader", withdrawn, "withdraw", Map.of("reason", "材料待完善")).expect(200);
    assertThat(clerk.resolution(withdrawn)).isEqualTo("withdrawn");
    assertThat(clerk.total(TYPE, campaign).path("withdrawn").asInt()).isEqualTo(1);
  }

  /** The notice: two contact points, two captains, three practices. */
  @Test
  void tellsTheNoticesExemplarsByKind() {
    List<String> kinds =
        List.of(
            "contactPoint",
            "contactPoint",
            "captain",
            "captain",
            "practice",
            "practice",
            "practice");
    List<String> numbers = kinds.stream().map(this::announced).toList();
    clerk.goTo("2026-03-09T19:00");
    numbers.forEach(this::publish);

    JsonNode published = clerk.figure(TYPE, campaign, "published");
    assertThat(published.path("part").asInt()).isEqualTo(7);
    Map<String, Integer> byKind = new HashMap<>();
    for (JsonNode group : published.path("groups")) {
      byKind.put(group.path("name").asText(), group.path("part").asInt());
    }
    assertThat(byKind)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("“枫桥式”基层执法联系点", 2, "“标兵式”执法大队长", 2, "典型做法案例", 3));
  }
}
