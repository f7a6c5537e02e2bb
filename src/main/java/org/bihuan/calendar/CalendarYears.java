package org.bihuan.calendar;

import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Service;

/** The working calendar by years: read by everybody, kept up by administrators of the root unit. */
@Service
public class CalendarYears {

  private final CurrentCalendar current;
  private final CalendarChanges changes;
  private final Units units;

  CalendarYears(CurrentCalendar current, CalendarChanges changes, Units units) {
    this.current = current;
    this.changes = changes;
    this.units = units;
  }

  /**
   * A year as it is known.
   *
   * @throws Problem 400 for a year that the calendar does not count
   */
  public CalendarYear of(int year) {
    Years.check("year", year);
    return year(year, current.get());
  }

  /** Whether this caller may announce. */
  public boolean mayAnnounce(Caller caller) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.ADMINISTRATOR)
        .anyMatch(duty -> units.root(duty.unit()).equals(duty.unit()));
  }

  /**
   * Makes these the year's days; none take the announcement back.
   *
   * @throws Problem 403 where the caller may not; 400 for a year that the calendar does not count;
   *     422 naming {@code days[n].date} and so on
   */
  public CalendarYear announce(Caller caller, int year, List<DayForm> days) {
    requireAnnouncer(caller);
    Years.check("year", year);
    return year(year, changes.announce(year, DayForm.check(year, days)));
  }

  void requireAnnouncer(Caller caller) {
    if (!mayAnnounce(caller)) {
      throw Problem.forbidden("calendar.root-administrators-only");
    }
  }

  private static CalendarYear year(int year, AnnouncedDays days) {
    return new CalendarYear(year, days.isAnnounced(year), days.of(year));
  }
}
