package org.bihuan.workbench.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.calendar.CalendarDay;

/**
 * Days in a row that are alike: the same festival, all holidays or all made up for.
 *
 * @param day the first of them, which says what they are
 * @param count how many days, the first and the last included
 */
record DaySpan(CalendarDay day, LocalDate last, int count) {

  /** The days, which come in their order, gathered into spans. */
  static List<DaySpan> of(List<CalendarDay> days) {
    List<DaySpan> spans = new ArrayList<>();
    for (CalendarDay day : days) {
      DaySpan before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (before != null && before.isContinuedBy(day)) {
        spans.set(spans.size() - 1, new DaySpan(before.day, day.date(), before.count + 1));
      } else {
        spans.add(new DaySpan(day, day.date(), 1));
      }
    }
    return spans;
  }

  private boolean isContinuedBy(CalendarDay next) {
    return next.date().equals(last.plusDays(1))
        && next.kind() == day.kind()
        && next.name().equals(day.name());
  }
}
