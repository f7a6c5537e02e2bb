package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process that has its only step, with a timer on it, in another process that it calls. */
@TimedTest
class CalledProcessTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private String number;

  @BeforeEach
  void open() throws IOException {
    loop = Loop.begin(port, clock);
    loop.deploy("visit");
    loop.deploy("visiting");
    number = loop.open(Map.of("type", "visiting", "dueOn", "2026-03-16"));
  }

  @Test
  void showsTheTimersOfTheCalledProcess() {
    assertThat(loop.steps(number)).containsExactly("goThere");
    assertThat(loop.timers(number)).containsExactly("dayBefore@2026-03-13T18:00");
  }

  @Test
  void movesTheTimersOfTheCalledProcessWithTheDueDate() {
    loop.act("qh-inspector", number, "prolong", Map.of("newDate", "2026-03-30")).expect(200);

    assertThat(loop.timers(number)).containsExactly("dayBefore@2026-03-27T18:00");
    assertThat(Loop.local(loop.step(number, "goThere").path("dueAt").asText()))
        .isEqualTo("2026-03-30T18:00");
    loop.goTo("2026-03-27T18:01");
    loop.await(() -> loop.told(number, "notice.due-soon") > 0);
    loop.complete("qh-inspector", number, "goThere", "", Map.of());
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("done");
    assertThat(loop.timers(number)).isEmpty();
  }
}
