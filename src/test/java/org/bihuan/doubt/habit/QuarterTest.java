package org.bihuan.doubt.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuarterTest {

  @Test
  void isTheLastOneThatIsOver() {
    assertThat(Quarter.endedBefore(LocalDate.of(2026, 11, 27)).code()).isEqualTo("2026Q3");
    assertThat(Quarter.endedBefore(LocalDate.of(2026, 10, 1)).code()).isEqualTo("2026Q3");
    assertThat(Quarter.endedBefore(LocalDate.of(2026, 9, 30)).code()).isEqualTo("2026Q2");
    assertThat(Quarter.endedBefore(LocalDate.of(2026, 1, 31)).code()).isEqualTo("2025Q4");
  }

  @Test
  void endsWithSevenDays() {
    Quarter quarter = Quarter.endedBefore(LocalDate.of(2026, 11, 27));
    ZoneId zone = ZoneId.of("Asia/Shanghai");

    assertThat(quarter.from(zone)).isEqualTo("2026-06-30T16:00:00Z");
    assertThat(quarter.lastWeek(zone)).isEqualTo("2026-09-23T16:00:00Z");
    assertThat(quarter.to(zone)).isEqualTo("2026-09-30T16:00:00Z");
  }
}
