package org.bihuan.calendar;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the calendar a whole year at a time, as the State Council announces it. */
@Service
class CalendarChanges {

  private final CalendarTables tables;
  private final CurrentCalendar current;
  private final ApplicationEventPublisher events;

  CalendarChanges(
      CalendarTables tables, CurrentCalendar current, ApplicationEventPublisher events) {
    this.tables = tables;
    this.current = current;
    this.events = events;
  }

  /** Replaces the year's days and publishes {@link CalendarChanged}. */
  @Transactional
  public AnnouncedDays announce(int year, List<CalendarDay> days) {
    tables.lock();
    tables.replace(year, days);
    AnnouncedDays announced = tables.load();
    current.changed(announced);
    events.publishEvent(new CalendarChanged(year));
    return announced;
  }
}
