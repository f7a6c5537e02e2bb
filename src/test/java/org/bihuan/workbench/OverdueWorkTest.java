package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task with time left does not hide that its issue is overdue. */
@TimedTest
class OverdueWorkTest {

  private static final String SUBMIT = "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已整改\"}}";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private void goTo(String time) {
    clock.moveTo(LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  @Test
  void saysThatTheIssueIsOverdueWhereItsTaskIsNot() {
    String campaign = "专项" + UUID.randomUUID();
    String list = "/work?scope=group&campaign=" + campaign;
    goTo("2026-03-02T09:00");
    String issue =
        new Work(new Api(port))
            .open("QH-XN-DT", Map.of("campaign", campaign, "dueOn", "2026-03-10"));
    goTo("2026-03-20T09:00");
    assertThat(Pages.of(port, "dt-rectifier").get(list).expect(200).text())
        .contains(issue, "逾期 10 天")
        .doesNotContain("问题已逾期");

    Work.does(new Api(port).as("dt-rectifier"), issue, "rectify", SUBMIT);
    assertThat(Pages.of(port, "qh-reviewer").get(list).expect(200).text())
        .contains(issue, "天后到期", "问题已逾期 10 天");
  }
}
