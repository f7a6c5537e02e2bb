package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Complaints of the hotlines 12345 and 12328, from intake to the call back and the rates. */
@TimedTest
class HotlineComplaintTest {

  private static final String TYPE = "hotline-complaint";
  private static final String CALLER = "来电人甲某某";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Clerk clerk;

  @BeforeEach
  void monday() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
  }

  private String open(String unit, String matter) {
    Map<String, Object> fields =
        Map.of(
            "hotline",
            "hotline12345",
            "orderNumber",
            Clerk.unique("N"),
            "matter",
            matter,
            "caller",
            CALLER);
    return clerk.open("qh-inspector", TYPE, unit, Map.of("supervisor", "QH"), fields);
  }

  private void respond(String issue) {
    clerk.does("hz-rectifier", issue, "respond", "accept", Map.of("contact", "已电话联系"));
  }

  private void handle(String issue) {
    clerk.does("hz-rectifier", issue, "handle", "", Map.of("result", "solved", "report", "已修复路面"));
  }

  private void callBack(String issue, String outcome, boolean solved) {
    Map<String, Object> fields = new HashMap<>(Map.of("solved", solved));
    if (!outcome.equals("satisfied")) {
      fields.put("reason", "问题反复出现");
    }
    clerk.does("qh-inspector", issue, "callBack", outcome, fields);
  }

  private String handled() {
    String issue = open("QH-XN-HZ", "road");
    respond(issue);
    handle(issue);
    return issue;
  }

  private JsonNode figure(String id) {
    for (JsonNode each :
        clerk
            .as("qh-leader")
            .get("/api/statistics?type=" + TYPE + "&unit=QH-XN-HZ")
            .expect(200)
            .body()
            .at("/total/figures")) {
      if (each.path("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id);
  }

  private String told(String id, JsonNode before) {
    JsonNode now = figure(id);
    return (now.path("part").asInt() - before.path("part").asInt())
        + "/"
        + (now.path("whole").asInt() - before.path("whole").asInt());
  }

  @Test
  void tellsTheThreeRatesAndTheMostFrequentMatters() {
    JsonNode responded = figure("responded");
    JsonNode solved = figure("solved");
    JsonNode satisfied = figure("satisfied");
    JsonNode again = figure("handledAgain");
    JsonNode matters = figure("matters");

    callBack(handled(), "satisfied", true);
    String second = handled();
    callBack(second, "dissatisfied", false);
    handle(second);
    callBack(second, "satisfied", true);
    callBack(handled(), "rectify", false);
    String unreached = handled();
    clerk.submits("qh-inspector", unreached, "callBack", "unreached", Map.of()).expect(422);
    String task = Work.task(clerk.as("qh-inspector"), unreached, "callBack");
    clerk.submit("qh-inspector", task, "unreached", Map.of("attempts", "三次无人接听")).expect(200);
    open("QH-XN-HZ", "taxi");

    assertThat(clerk.resolution(second)).isEqualTo("closedSatisfied");
    assertThat(clerk.resolution(unreached)).isEqualTo("closedUnreached");
    assertThat(told("responded", responded)).isEqualTo("4/5");
    assertThat(told("solved", solved)).isEqualTo("2/3");
    assertThat(told("satisfied", satisfied)).isEqualTo("2/3");
    assertThat(told("handledAgain", again)).isEqualTo("1/4");
    assertThat(told("matters", matters)).isEqualTo("5/5");
    assertThat(figure("matters").path("groups").toString()).contains("道路损坏、养护施工", "出租车、网约车服务");
  }

  @Test
  void isHandledAgainAtMostTwiceThenBecomesAnIssue() {
    String issue = handled();
    for (int round = 2; round <= 3; round++) {
      callBack(issue, "dissatisfied", false);
      assertThat(clerk.steps(issue)).containsExactly("handle");
      assertThat(clerk.issue(issue).path("round").asInt()).isEqualTo(round);
      handle(issue);
    }
    callBack(issue, "dissatisfied", false);
    assertThat(clerk.resolution(issue)).isEqualTo("turnedIntoIssue");
    JsonNode child = clerk.issue(clerk.children(issue).get(0).path("number").asText());
    assertThat(child.path("source").asText()).isEqualTo("hotline12345");
    assertThat(child.path("category").asText()).isEqualTo("热线投诉");
    assertThat(child.path("unit").asText()).isEqualTo("QH-XN-HZ");
    assertThat(child.path("description").asText()).contains("问题反复出现");
    assertThat(child.toString()).doesNotContain(CALLER);
  }

  @Test
  void isDispatchedReturnedAndRespondedToLate() {
    JsonNode responded = figure("responded");
    String issue = open("", "overload");
    assertThat(clerk.issue(issue).path("dueAt").asText()).startsWith("2026-03-09T10:00");
    clerk.does("qh-inspector", issue, "dispatch", "", Map.of("unit", "QH-XN-DT"));
    assertThat(Pages.of(port, "dt-rectifier").get("/issues/" + issue).expect(200).text())
        .contains(CALLER);
    clerk.does("dt-rectifier", issue, "respond", "return", Map.of("returnReason", "不在本县"));
    clerk.does("qh-inspector", issue, "dispatch", "", Map.of("unit", "QH-XN-HZ"));
    assertThat(Pages.of(port, "hz-rectifier").get("/issues/" + issue).expect(200).text())
        .contains(CALLER);
    assertThat(Pages.of(port, "qh-leader").get("/issues/" + issue).expect(200).text())
        .doesNotContain(CALLER);

    clerk.goTo("2026-03-03T18:30");
    clerk.told(issue, "QH-XN/leader", "1个工作日未响应");
    respond(issue);
    assertThat(told("responded", responded)).isEqualTo("0/1");
    clerk.goTo("2026-03-06T18:30");
    clerk.told(issue, "QH-XN-HZ/rectifier", "notice.due-soon");
    Map<String, Object> later = Map.of("until", "2026-03-20", "reason", "需跨部门协调");
    clerk.act("hz-rectifier", issue, "postpone", later).expect(403);
    clerk.act("qh-inspector", issue, "postpone", later).expect(200);
    assertThat(clerk.issue(issue).path("dueAt").asText()).startsWith("2026-03-20");
    clerk.act("qh-inspector", issue, "withdraw", Map.of("reason", "热线已收回")).expect(200);
    assertThat(clerk.resolution(issue)).isEqualTo("withdrawn");
    assertThat(told("responded", responded)).isEqualTo("0/0");
  }

  @Test
  void asksForTheHotlineAndItsNumber() {
    JsonNode refused =
        clerk
            .opening("qh-inspector", TYPE, "QH-XN-HZ", Map.of(), Map.of("matter", "road"))
            .expect(422)
            .body();
    assertThat(refused.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("fields.hotline", "fields.orderNumber");
    clerk.opening("hz-rectifier", TYPE, "QH-XN-HZ", Map.of(), Map.of()).expect(403);
  }
}
