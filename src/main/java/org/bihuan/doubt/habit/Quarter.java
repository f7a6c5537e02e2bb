package org.bihuan.doubt.habit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/**
 * A quarter of a year.
 *
 * @param first its first day
 */
record Quarter(LocalDate first) {

  private static final Duration WEEK = Duration.ofDays(7);

  /** The last one that was over on this day. */
  static Quarter endedBefore(LocalDate day) {
    LocalDate first = day.minusMonths((day.getMonthValue() - 1) % 3).withDayOfMonth(1);
    return new Quarter(first.minusMonths(3));
  }

  /** The first day after it. */
  LocalDate end() {
    return first.plusMonths(3);
  }

  Instant from(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  Instant to(ZoneId zone) {
    return end().atStartOfDay(zone).toInstant();
  }

  Instant lastWeek(ZoneId zone) {
    return to(zone).minus(WEEK);
  }

  /** Such as {@code 2026Q3}. */
  String code() {
    return first.getYear() + "Q" + first.get(IsoFields.QUARTER_OF_YEAR);
  }
}
