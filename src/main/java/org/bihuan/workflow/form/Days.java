package org.bihuan.workflow.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.bihuan.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** Reads days and instants, as they stand in fields or are calculated. */
record Days(WorkCalendar calendar) {

  /**
   * Converts a value to a day, in the calendar's zone: a date, an instant, or an ISO date as in
   * fields.
   *
   * @throws IllegalArgumentException where it is none of these
   */
  LocalDate day(@Nullable Object value) {
    if (value instanceof LocalDate date) {
      return date;
    } else if (value instanceof Instant instant) {
      return LocalDate.ofInstant(instant, calendar.zone());
    }
    String text = String.valueOf(value);
    try {
      LocalDate date =
          text.contains("T")
              ? LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), calendar.zone())
              : LocalDate.parse(text);
      if (!FieldValues.isPossible(date)) {
        throw new DateTimeException("no year that is kept");
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date: " + value, e);
    }
  }

  /**
   * Converts a value to the instant at which something is due: a day's closing time, or the instant
   * itself.
   */
  Instant dueAt(@Nullable Object value) {
    return value instanceof Instant instant ? instant : calendar.dueAt(day(value));
  }
}
