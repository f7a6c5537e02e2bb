package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class SupervisionNoticeTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  private String issueNotice() {
    return loop.open("xn-inspector", Map.of("type", "supervision-notice", "title", "督办"));
  }

  @Test
  void isDueFiveWorkingDaysOnAndToBeAcknowledgedInTwo() {
    String number = issueNotice();

    assertThat(Loop.local(loop.issue(number).path("dueAt").asText())).isEqualTo("2026-03-09T18:00");
    assertThat(Loop.local(loop.step(number, "acknowledge").path("dueAt").asText()))
        .isEqualTo("2026-03-04T18:00");
    assertThat(loop.told(number))
        .containsExactly(
            "notice.supervision-notice QH-XN/leader", "notice.vacantDuty QH/administrator");
  }

  @Test
  void endsAcceptedOnceAcknowledgedAndAnswered() {
    String number = issueNotice();

    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of("handler", "hz-rectifier"));
    loop.complete("hz-rectifier", number, "answer", "", Map.of("answerText", "已落实"));
    loop.complete("xn-reviewer", number, "review", "accept", Map.of());

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("accepted");
    assertThat(loop.timers(number)).isEmpty();
    loop.expectIntact(number);
  }

  @Test
  void isExportedWithWhatItsProcessCallsItsEnd() throws IOException {
    String number = issueNotice();
    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of());
    loop.complete("hz-rectifier", number, "answer", "", Map.of("answerText", "已落实"));
    loop.complete("xn-reviewer", number, "review", "accept", Map.of());

    assertThat(exported(number, "zh-CN")).contains("办结");
    assertThat(exported(number, "en")).contains("Accepted");
  }

  /** The cells of the exported row of one issue. */
  private List<String> exported(String number, String language) throws IOException {
    byte[] workbook =
        loop.as("qh-leader")
            .with("Accept-Language", language)
            .get("/api/ledgers/export?type=supervision-notice")
            .expect(200)
            .raw()
            .body();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      return rows.map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
          .filter(cells -> cells.contains(number))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void goesRoundAgainWhenTheAnswerIsReturned() {
    String number = issueNotice();
    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of());
    loop.complete("hz-rectifier", number, "answer", "", Map.of("answerText", "正在办"));

    loop.complete("xn-inspector", number, "review", "return", Map.of("reason", "未落实"));

    assertThat(loop.steps(number)).containsExactly("answer");
    assertThat(loop.issue(number).path("round").asInt()).isEqualTo(2);
    loop.complete("hz-rectifier", number, "answer", "", Map.of("answerText", "已落实"));
    loop.complete("xn-reviewer", number, "review", "accept", Map.of());
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("accepted");
  }

  @Test
  void isNotReviewedByWhoeverAnsweredInWhateverRound() {
    String both = loop.person("QH-XN-HZ", "rectifier");
    loop.giveDuty(both, "QH-XN", "reviewer");
    String number = issueNotice();
    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of());
    loop.complete(both, number, "answer", "", Map.of("answerText", "正在办"));

    String review = loop.task(number, "review");
    JsonNode offered =
        loop.as(both).get("/api/tasks?scope=claimable&issue=" + number).expect(200).body();
    loop.as(both).post("/api/tasks/" + review + "/claim", "").expect(403);
    loop.complete("xn-inspector", number, "review", "return", Map.of("reason", "未落实"));
    loop.complete("hz-rectifier", number, "answer", "", Map.of("answerText", "已落实"));

    assertThat(offered.path("items")).isEmpty();
    String again = loop.task(number, "review");
    loop.as(both).post("/api/tasks/" + again + "/claim", "").expect(403);
    loop.complete("xn-reviewer", number, "review", "accept", Map.of());
  }

  @Test
  void tellsTheInspectorsOnceWhereItIsNotAcknowledgedInTime() {
    String number = issueNotice();
    assertThat(loop.timers(number)).containsExactly("notAcknowledged@2026-03-04T18:00");

    loop.goTo("2026-03-04T18:01");
    loop.await(() -> loop.told(number, "notice.not-acknowledged") > 0);

    assertThat(loop.told(number)).endsWith("notice.not-acknowledged QH-XN/inspector");
    assertThat(loop.steps(number)).containsExactly("acknowledge");
    loop.goTo("2026-03-20T09:00");
    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of());
    assertThat(loop.told(number, "notice.not-acknowledged")).isOne();
    assertThat(loop.steps(number)).containsExactly("answer");
  }

  @Test
  void tellsNobodyWhereItIsAcknowledgedInTime() {
    String number = issueNotice();

    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of());

    assertThat(loop.timers(number)).isEmpty();
  }

  @Test
  void isAnsweredLikeAnyOtherWhereAnOverdueIssueOpenedIt() {
    String overdue = loop.open(Map.of());
    loop.goTo("2026-03-16T18:01");
    loop.await(() -> !loop.children(overdue).isEmpty());
    String number = loop.children(overdue).get(0);

    loop.complete("hz-rectifier", number, "acknowledge", "", Map.of());
    loop.complete("hz-rectifier", number, "answer", "", Map.of("answerText", "本周完成"));
    loop.complete("qh-reviewer", number, "review", "accept", Map.of());

    JsonNode notice = loop.issue(number);
    assertThat(notice.path("resolution").asText()).isEqualTo("accepted");
    assertThat(notice.path("openedBy").asText()).isEqualTo("system");
    assertThat(loop.steps(overdue)).containsExactly("rectify");
  }

  @Test
  void isWithdrawnByTheSupervisorsSideUncounted() {
    String number = issueNotice();

    loop.act("xn-leader", number, "withdraw", Map.of("reason", "误发")).expect(200);

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("withdrawn");
    assertThat(loop.timers(number)).isEmpty();
  }
}
