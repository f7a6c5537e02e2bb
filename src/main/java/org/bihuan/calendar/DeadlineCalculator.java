package org.bihuan.calendar;

import java.time.LocalDate;
import org.bihuan.calendar.Deadline.Skipped;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.springframework.stereotype.Service;

/** Calculates a deadline and shows each day that was skipped, so that everybody can check it. */
@Service
public class DeadlineCalculator {

  private final WorkCalendar calendar;
  private final Messages messages;

  DeadlineCalculator(WorkCalendar calendar, Messages messages) {
    this.calendar = calendar;
    this.messages = messages;
  }

  /**
   * The n-th working day after a day, which itself is not counted, and every day skipped.
   *
   * @throws Problem 400 naming {@code from} or {@code workdays} where the calendar cannot count it
   */
  public Deadline explain(LocalDate from, int workdays) {
    Years.check("from", from.getYear());
    if (workdays < 0 || workdays > AnnouncedDays.MOST_WORKDAYS) {
      throw Problem.malformed(
          "workdays", "calendar.workdays", Integer.toString(AnnouncedDays.MOST_WORKDAYS));
    }
    LocalDate due = calendar.plusWorkdays(from, workdays);
    return new Deadline(
        from,
        workdays,
        due,
        calendar.dueAt(due).atZone(calendar.zone()).toOffsetDateTime(),
        calendar.isProvisional(due),
        calendar.skipped(from, due).stream().map(this::skipped).toList());
  }

  private Skipped skipped(SkippedDay day) {
    return new Skipped(day.date(), day.reason(), name(day));
  }

  private String name(SkippedDay day) {
    return messages.locale().getLanguage().equals("zh") ? day.name() : day.nameEn();
  }
}
