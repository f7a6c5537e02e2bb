package org.bihuan.process.language.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {

  private static Repetition of(String text) {
    return Repetition.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-04T23:59:59Z, , 2027-01-05T00:00:00Z",
    "2027-01-05T00:00:00Z, 2027-01-05T00:00:00Z, 2028-01-05T00:00:00Z",
    "2040-06-01T00:00:00Z, 2040-01-05T00:00:00Z, 2041-01-05T00:00:00Z"
  })
  void comesAgainEachYear(Instant now, Instant last, Instant next) {
    Repetition yearly = of("R/2027-01-05T08:00:00+08:00/P1Y");

    assertThat(yearly.lastUntil(now)).isEqualTo(last);
    assertThat(yearly.nextAfter(now)).isEqualTo(next);
  }

  @Test
  void comesBackToTheLastOfTheMonth() {
    Repetition monthly = of("R/2027-01-31T00:00:00Z/P1M");

    assertThat(monthly.nextAfter(Instant.parse("2027-02-01T00:00:00Z")))
        .isEqualTo("2027-02-28T00:00:00Z");
    assertThat(monthly.nextAfter(Instant.parse("2027-03-01T00:00:00Z")))
        .isEqualTo("2027-03-31T00:00:00Z");
  }

  @Test
  void ends() {
    Repetition thrice = of("R3/2027-01-01T00:00:00Z/PT1H");

    assertThat(thrice.nextAfter(Instant.parse("2027-01-01T01:30:00Z")))
        .isEqualTo("2027-01-01T02:00:00Z");
    assertThat(thrice.nextAfter(Instant.parse("2027-01-01T02:00:00Z"))).isNull();
    assertThat(thrice.lastUntil(Instant.parse("2030-01-01T00:00:00Z")))
        .isEqualTo("2027-01-01T02:00:00Z");
  }

  @Test
  void isFoundHoweverLongAgoItBegan() {
    Repetition often = of("R/1900-01-01T00:00:00Z/PT1M");

    assertThat(often.lastUntil(Instant.parse("2199-12-31T23:59:30Z")))
        .isEqualTo("2199-12-31T23:59:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R/P1Y",
        "R/2027-01-05/P1Y",
        "R/2027-01-05T08:00:00/P1Y",
        "2027-01-05T08:00:00Z",
        "R99999/2027-01-05T08:00:00Z/P1Y",
        "R/2027-01-05T08:00:00Z/1Y"
      })
  void isNothingElse(String text) {
    assertThat(Repetition.parse(text)).isEmpty();
  }
}
