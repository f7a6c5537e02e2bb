package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervision notice is a formal, numbered document. */
@TimedTest
class PrintedNoticeTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private LoopStory story;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    story = new LoopStory(loop);
  }

  @Test
  void isPrintedWithNumberGroundsRequirementsAndDueDate() {
    String number =
        loop.open(
            "xn-inspector",
            Map.of(
                "type", "supervision-notice",
                "title", "关于送达回证缺失的督办",
                "fields", Map.of("noticeText", "12份案卷缺送达回证", "requirements", "逐卷补正")));

    String text = story.document(number, 1);

    assertThat(text)
        .contains(
            "西宁市交通运输局",
            "督 办 通 知 书",
            "湟中区交通运输综合行政执法局：",
            "12份案卷缺送达回证",
            "逐卷补正",
            "2026年3月9日",
            "2026年3月2日",
            number)
        .containsPattern("督办〔2026〕[1-9][0-9]*号");
    loop.expectIntact(number);
  }

  @Test
  void bearsTheNumberThatWasGivenToo() {
    String number =
        loop.open(
            "xn-inspector",
            Map.of(
                "type", "supervision-notice",
                "title", "督办",
                "fields", Map.of("documentNumber", "宁交督〔2026〕7号")));

    assertThat(story.document(number, 1)).contains("宁交督〔2026〕7号", "督办〔2026〕");
  }

  @Test
  void isPrintedOfAnOverdueIssueByItself() {
    String overdue = loop.open(Map.of());
    loop.goTo("2026-03-16T18:01");
    loop.await(() -> !loop.children(overdue).isEmpty());

    assertThat(story.document(loop.children(overdue).get(0), 1))
        .contains(overdue, "案卷缺少送达回证", "逾期未办结", "青海省交通运输厅");
  }
}
