package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ShippedHolidaysTest {

  @Autowired WorkCalendar calendar;

  @Test
  void theAnnouncedYearsAreThereFromTheStart() {
    assertThat(calendar.isProvisional(LocalDate.of(2020, 6, 1))).isFalse();
    assertThat(calendar.isProvisional(LocalDate.of(2026, 6, 1))).isFalse();
    assertThat(calendar.isWorkday(LocalDate.of(2025, 10, 8))).isFalse();
    assertThat(calendar.isWorkday(LocalDate.of(2025, 10, 11))).isTrue();
  }
}
