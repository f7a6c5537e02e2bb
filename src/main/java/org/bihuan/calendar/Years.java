package org.bihuan.calendar;

import org.bihuan.http.Problem;

/** The years the calendar supports: far enough for any deadline, and no overflow. */
final class Years {

  static final int FIRST = 1970;
  static final int LAST = 2199;

  private Years() {}

  /**
   * Refuses any other year.
   *
   * @throws Problem 400 {@code malformed} naming the field
   */
  static void check(String field, int year) {
    if (year < FIRST || year > LAST) {
      throw Problem.malformed(
          field, "calendar.year", Integer.toString(FIRST), Integer.toString(LAST));
    }
  }
}
