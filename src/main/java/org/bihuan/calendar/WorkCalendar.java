package org.bihuan.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Working days: Monday to Friday, less statutory holidays, plus make-up days, as the State Council
 * announces them each November for the year to come. A year not yet announced counts weekends only,
 * and what falls into it is provisional.
 */
public interface WorkCalendar {

  /** The zone in which days begin and end; Asia/Shanghai unless configured otherwise. */
  ZoneId zone();

  boolean isWorkday(LocalDate day);

  /** The n-th working day after a day, which itself is not counted. */
  LocalDate plusWorkdays(LocalDate start, int workdays);

  /** The n-th working day before a day, which itself is not counted. */
  LocalDate workdaysBefore(LocalDate end, int workdays);

  /**
   * How many working days lie after the first day, up to and including the second; negative if it
   * is the earlier.
   */
  int workdaysBetween(LocalDate from, LocalDate to);

  /**
   * The instant at which something due on this day is due: the configured closing time, 18:00
   * unless set otherwise.
   */
  Instant dueAt(LocalDate day);

  /**
   * Whether the holidays of this day's year are not announced yet, so that a deadline there may
   * move.
   */
  boolean isProvisional(LocalDate day);

  /** The revision of the calendar this node knows; it grows with every announcement. */
  long revision();

  /** Each day after the start, up to and including the end, that is not a working day, and why. */
  List<SkippedDay> skipped(LocalDate start, LocalDate end);

  /**
   * A day that does not count.
   *
   * @param reason {@code weekend} or {@code holiday}
   * @param name the holiday, or the word for weekend, in Chinese
   * @param nameEn the same in English
   */
  record SkippedDay(LocalDate date, String reason, String name, String nameEn) {}

  /** The span between a day, which itself is not counted, and the day something is due on. */
  default Span span(LocalDate start, LocalDate due) {
    return new Span(
        due,
        workdaysBetween(start, due),
        isProvisional(due),
        due.isAfter(start) ? skipped(start, due) : List.of());
  }

  /**
   * A time until something is due.
   *
   * @param workdays working days in it; negative where the due date is the earlier
   * @param provisional whether the holidays of the due date's year were not yet announced
   * @param skipped each day in it that does not count, and why
   */
  record Span(LocalDate dueOn, int workdays, boolean provisional, List<SkippedDay> skipped) {}
}
