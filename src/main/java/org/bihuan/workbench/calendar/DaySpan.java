package org.bihuan.workbench.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.calendar.CalendarDay;

/**
 * Consecutive days of the same festival and the same kind.
 *
 * @param day the first of them, which gives kind and festival
 * @param count how many days, the first and the last included
 */
record DaySpan(CalendarDay day, LocalDate last, int count) {

  /** Groups days, which must be in order, into spans. */
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
