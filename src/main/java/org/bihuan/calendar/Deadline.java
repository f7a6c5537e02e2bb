package org.bihuan.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A deadline and how it is calculated.
 *
 * @param dueAt the closing time of that day, in the calendar's zone
 * @param provisional whether it falls into a year whose holidays are not announced yet
 */
public record Deadline(
    LocalDate from,
    int workdays,
    LocalDate dueOn,
    OffsetDateTime dueAt,
    boolean provisional,
    List<Skipped> skipped) {

  /**
   * A day that did not count.
   *
   * @param reason {@code weekend} or {@code holiday}
   * @param name the holiday, or the word for weekend, in the caller's language
   */
  public record Skipped(LocalDate date, String reason, String name) {}
}
