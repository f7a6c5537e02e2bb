package org.bihuan.calendar;

import java.util.List;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.springframework.stereotype.Service;

/** The working calendar by years: read by everybody, kept up by administrators of the root unit. */
@Service
public class CalendarYears {

  private final CurrentCalendar current;
  private final CalendarChanges changes;
  private final RootAdministrators administrators;

  CalendarYears(
      CurrentCalendar current, CalendarChanges changes, RootAdministrators administrators) {
    this.current = current;
    this.changes = changes;
    this.administrators = administrators;
  }

  /**
   * A year of the calendar as this node knows it.
   *
   * @throws org.bihuan.http.Problem 400 for a year that the calendar does not count
   */
  public CalendarYear of(int year) {
    Years.check("year", year);
    return year(year, current.get());
  }

  /** Whether this caller may announce a year's days. */
  public boolean mayAnnounce(Caller caller) {
    return administrators.include(caller);
  }

  /**
   * Replaces the year's days; an empty list takes the announcement back.
   *
   * @throws org.bihuan.http.Problem 403 where the caller may not; 400 for a year that the calendar
   *     does not count; 422 naming {@code days[n].date} and so on
   */
  public CalendarYear announce(Caller caller, int year, List<DayForm> days) {
    administrators.require(caller);
    Years.check("year", year);
    return year(year, changes.announce(year, DayForm.check(year, days)));
  }

  private static CalendarYear year(int year, AnnouncedDays days) {
    return new CalendarYear(year, days.isAnnounced(year), days.of(year));
  }
}
