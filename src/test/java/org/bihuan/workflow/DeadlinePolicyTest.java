package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class DeadlinePolicyTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  @ParameterizedTest
  @CsvSource({
    // severity, source, working days, due, plan, evidence, second sign-off, look-back, rule
    "minor,    inspection,   10, 2026-03-16, false, false, false, 180, 12",
    "minor,    caseReview,   10, 2026-03-16, false, false, false, 180, 12",
    "minor,    hotline,       5, 2026-03-09, false, false, false, 180,  9",
    "minor,    hotline12345,  5, 2026-03-09, false, false, false, 180, 10",
    "minor,    hotline12328,  5, 2026-03-09, false, false, false, 180, 11",
    "major,    inspection,   20, 2026-03-30, false, true,  false,  90,  8",
    "major,    caseReview,   20, 2026-03-30, false, true,  false,  90,  8",
    "major,    hotline,      10, 2026-03-16, false, true,  false,  90,  5",
    "major,    hotline12345, 10, 2026-03-16, false, true,  false,  90,  6",
    "major,    hotline12328, 10, 2026-03-16, false, true,  false,  90,  7",
    "critical, inspection,   30, 2026-04-14, true,  true,  true,   60,  4",
    "critical, caseReview,   30, 2026-04-14, true,  true,  true,   60,  4",
    "critical, hotline,      15, 2026-03-23, true,  true,  true,   60,  1",
    "critical, hotline12345, 15, 2026-03-23, true,  true,  true,   60,  2",
    "critical, hotline12328, 15, 2026-03-23, true,  true,  true,   60,  3",
  })
  void givesDaysAndDutiesBySeverityAndSource(
      String severity,
      String source,
      int workdays,
      String dueOn,
      boolean plan,
      boolean evidence,
      boolean secondSignOff,
      int lookBackDays,
      int rule) {
    JsonNode said = loop.deadline(loop.open(Map.of("severity", severity, "source", source)));

    assertThat(said.path("dueOn").asText()).isEqualTo(dueOn);
    assertThat(said.path("workdays").asInt()).isEqualTo(workdays);
    assertThat(said.path("given").asBoolean()).isFalse();
    JsonNode matched = said.path("rules").get(0);
    assertThat(matched.path("decision").asText()).isEqualTo("deadline-policy");
    assertThat(matched.path("version").asInt()).isEqualTo(1);
    assertThat(matched.path("rule").asInt()).isEqualTo(rule);
    JsonNode result = matched.path("result");
    assertThat(result.path("planRequired").asBoolean()).isEqualTo(plan);
    assertThat(result.path("evidenceRequired").asBoolean()).isEqualTo(evidence);
    assertThat(result.path("secondSignOff").asBoolean()).isEqualTo(secondSignOff);
    assertThat(result.path("lookBackDays").asInt()).isEqualTo(lookBackDays);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-12T10:00, 2026-03-04, 春节", // make-up days on 14 and 28 February
    "2026-09-18T10:00, 2026-10-09, 中秋", // a make-up Sunday on 20 September
    "2026-09-28T10:00, 2026-10-16, 国庆节", // a make-up Saturday on 10 October
    "2026-09-28T23:30, 2026-10-16, 国庆节", // late in the evening is still that day
  })
  void countsAroundStatutoryHolidays(String openedAt, String dueOn, String holiday) {
    loop.goTo(openedAt);

    JsonNode said = loop.deadline(loop.open(Map.of()));

    assertThat(said.path("dueOn").asText()).isEqualTo(dueOn);
    assertThat(said.path("start").asText()).isEqualTo(openedAt.substring(0, 10));
    assertThat(said.path("provisional").asBoolean()).isFalse();
    assertThat(Loop.texts(said.path("skipped"), "name")).contains(holiday, "周末").doesNotContain("");
    assertThat(Loop.texts(said.path("skipped"), "nameEn")).contains("Weekend").doesNotContain("");
  }

  @Test
  void isProvisionalInAYearWhoseHolidaysAreNotAnnounced() {
    loop.goTo("2026-12-28T10:00");

    JsonNode said = loop.deadline(loop.open(Map.of()));

    assertThat(said.path("dueOn").asText()).isEqualTo("2027-01-11");
    assertThat(said.path("provisional").asBoolean()).isTrue();
  }

  @Test
  void keepsTheDueDateThatIsGivenAtOpening() {
    JsonNode said = loop.deadline(loop.open(Map.of("dueOn", "2026-03-20")));

    assertThat(said.path("dueOn").asText()).isEqualTo("2026-03-20");
    assertThat(said.path("given").asBoolean()).isTrue();
    assertThat(said.path("rules").get(0).path("result").path("workdays").asInt()).isEqualTo(10);
  }
}
