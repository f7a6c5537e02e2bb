package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process that branches on the outcome of a step before the last. */
@TimedTest
class EarlierOutcomeTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private String number;

  @BeforeEach
  void open() throws IOException {
    loop = Loop.begin(port, clock);
    loop.deploy("hearing");
    number = loop.open(Map.of("type", "hearing"));
  }

  @ParameterizedTest
  @CsvSource({"uphold, upheld", "dismiss, dismissed"})
  void isAskedForByTheNameOfItsStep(String judgement, String end) {
    loop.complete("qh-inspector", number, "judge", judgement, Map.of());

    loop.complete("qh-inspector", number, "minute", "filed", Map.of());

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"uphold, dismiss, dismissed", "dismiss, uphold, upheld"})
  void isTheLatestOneWhereTheStepIsDoneAgain(String first, String second, String end) {
    loop.complete("qh-inspector", number, "judge", first, Map.of());
    loop.complete("qh-inspector", number, "minute", "redo", Map.of());
    loop.complete("qh-inspector", number, "judge", second, Map.of());

    loop.complete("qh-inspector", number, "minute", "filed", Map.of());

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo(end);
  }
}
