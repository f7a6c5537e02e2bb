package org.bihuan.workflow.deadline;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issues;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.form.ExpressionContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts a time of a process file again, by the current calendar, from when it was counted. */
@Component
public class CountedTimes {

  private final WorkCalendar calendar;
  private final ExpressionContext values;
  private final Clock clock;

  CountedTimes(WorkCalendar calendar, ExpressionContext values, Clock clock) {
    this.calendar = calendar;
    this.values = values;
    this.clock = clock;
  }

  /**
   * The time that the current calendar gives where it differs. A time in the past is not changed,
   * and none is moved into the past.
   *
   * @param text an expression or a duration, as in the file
   * @param workdays whether the duration counts working days
   * @param since when it was counted
   * @param at the time it has
   */
  public Optional<Instant> moved(
      @Nullable String text, boolean workdays, Issues.Snapshot issue, Instant since, Instant at) {
    Instant now = clock.instant();
    if (text == null || !at.isAfter(now)) {
      return Optional.empty();
    }
    return counted(text, workdays, issue, since)
        .filter(again -> again.isAfter(now) && !values.day(again).equals(values.day(at)));
  }

  private Optional<Instant> counted(
      String text, boolean workdays, Issues.Snapshot issue, Instant since) {
    try {
      if (Template.isIn(text)) {
        Template time = Template.parse(text);
        boolean counts =
            Stream.of("calendar.plusWorkdays", "calendar.workdaysBefore").anyMatch(time::calls);
        Object value = counts ? time.value(values.at(issue, since)) : null;
        return value == null ? Optional.empty() : Optional.of(values.dueAt(value));
      }
      return workdays ? Optional.of(plus(text, since)) : Optional.empty();
    } catch (ExpressionException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | ClassCastException notCounted) {
      return Optional.empty(); // a multi-instance step's own values are not known here
    }
  }

  /** {@code P5D}, or {@code R3/P5D}. */
  private Instant plus(String duration, Instant since) {
    int days =
        Math.toIntExact(
            Period.parse(duration.substring(duration.lastIndexOf('/') + 1)).get(ChronoUnit.DAYS));
    LocalDate from = LocalDate.ofInstant(since, calendar.zone());
    return calendar.dueAt(calendar.plusWorkdays(from, days));
  }
}
