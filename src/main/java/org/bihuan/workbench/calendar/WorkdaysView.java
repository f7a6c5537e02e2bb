package org.bihuan.workbench.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.calendar.CalendarDay;
import org.bihuan.calendar.CalendarYear;
import org.bihuan.calendar.CalendarYears;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Messages;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the calendar's page with a year. */
@Component
class WorkdaysView {

  static final String PAGE = "workbench/calendar";

  /** The number of working days with which the deadline form is filled in: a usual deadline. */
  private static final String USUAL = "5";

  private final CalendarYears years;
  private final WorkCalendar calendar;
  private final Messages messages;
  private final Clock clock;

  WorkdaysView(CalendarYears years, WorkCalendar calendar, Messages messages, Clock clock) {
    this.years = years;
    this.calendar = calendar;
    this.messages = messages;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), calendar.zone());
  }

  /**
   * The page with this year.
   *
   * @throws org.bihuan.http.Problem 400 for a year that the calendar does not count
   */
  String fill(Caller caller, int number, Model model) {
    CalendarYear year = years.of(number);
    Map<LocalDate, CalendarDay> days =
        year.days().stream().collect(Collectors.toMap(CalendarDay::date, Function.identity()));
    model.addAttribute("from", today().toString());
    model.addAttribute("workdays", USUAL);
    model.addAttribute("year", year);
    model.addAttribute("months", MonthGrid.year(number, days, today(), messages.locale()));
    model.addAttribute("weekdays", MonthGrid.weekdays(messages.locale()));
    model.addAttribute("spans", DaySpan.of(year.days()));
    model.addAttribute("mayAnnounce", years.mayAnnounce(caller));
    model.addAttribute("lines", DayLines.of(year.days()));
    return PAGE;
  }
}
