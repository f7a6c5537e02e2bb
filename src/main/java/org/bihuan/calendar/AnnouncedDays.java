package org.bihuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.cache.VersionedCache;
import org.bihuan.calendar.CalendarDay.Kind;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.jspecify.annotations.Nullable;

/** Every holiday and make-up day known at one revision; counts working days by them. */
final class AnnouncedDays implements VersionedCache.Revised {

  /** Forty years: more than any deadline, and few enough to count one by one. */
  static final int MOST_WORKDAYS = 10_000;

  private final long revision;
  private final TreeMap<LocalDate, CalendarDay> days = new TreeMap<>();
  private final Set<Integer> years;

  AnnouncedDays(long revision, Collection<CalendarDay> days) {
    this.revision = revision;
    days.forEach(day -> this.days.put(day.date(), day));
    this.years =
        days.stream().map(day -> day.date().getYear()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public long revision() {
    return revision;
  }

  /** A year is announced as a whole: one day of it in the table means that all are. */
  boolean isAnnounced(int year) {
    return years.contains(year);
  }

  boolean lacksAnyOf(Set<Integer> wanted) {
    return !years.containsAll(wanted);
  }

  List<CalendarDay> of(int year) {
    return List.copyOf(
        days.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)).values());
  }

  boolean isWorkday(LocalDate date) {
    CalendarDay day = days.get(date);
    return day == null ? isWeekday(date) : day.kind() == Kind.WORKDAY;
  }

  /**
   * The n-th working day after the start, or before it for a negative n; the start itself for 0.
   */
  LocalDate plus(LocalDate start, int workdays) {
    if (Math.abs((long) workdays) > MOST_WORKDAYS) {
      throw new IllegalArgumentException("more than " + MOST_WORKDAYS + " working days");
    }
    int step = Integer.signum(workdays);
    LocalDate date = start;
    for (int left = Math.abs(workdays); left > 0; ) {
      date = date.plusDays(step);
      if (isWorkday(date)) {
        left--;
      }
    }
    return date;
  }

  /** Working days after one day, up to and including the other; negative if that is the earlier. */
  int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    long count = weekdaysUpTo(to) - weekdaysUpTo(from);
    for (CalendarDay day : days.subMap(from, false, to, true).values()) {
      if (day.kind() == Kind.WORKDAY && !isWeekday(day.date())) {
        count++;
      } else if (day.kind() == Kind.HOLIDAY && isWeekday(day.date())) {
        count--;
      }
    }
    return Math.toIntExact(count);
  }

  List<SkippedDay> skipped(LocalDate start, LocalDate end) {
    if (!start.isBefore(end)) {
      return List.of();
    }
    return start
        .plusDays(1)
        .datesUntil(end.plusDays(1))
        .filter(date -> !isWorkday(date))
        .map(date -> skipped(date, days.get(date)))
        .toList();
  }

  private static SkippedDay skipped(LocalDate date, @Nullable CalendarDay holiday) {
    return holiday == null
        ? new SkippedDay(date, "weekend", "", "")
        : new SkippedDay(date, "holiday", holiday.name(), holiday.nameEn());
  }

  private static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }

  /**
   * Days from Monday to Friday since a Sunday long ago, so that spans need not be counted day by
   * day.
   */
  private static long weekdaysUpTo(LocalDate date) {
    long daysSinceSunday = date.toEpochDay() + 4; // 1970-01-01 was a Thursday
    return Math.floorDiv(daysSinceSunday, 7) * 5 + Math.min(Math.floorMod(daysSinceSunday, 7), 5);
  }
}
