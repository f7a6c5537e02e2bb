package org.bihuan.calendar;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The calendar as this node knows it. A change made here is known at its commit; one made on
 * another node is noticed by comparing revisions every few seconds.
 */
@Component
class CurrentCalendar {

  private final CalendarTables tables;
  private volatile AnnouncedDays known;

  CurrentCalendar(CalendarTables tables, ShippedHolidays shipped) {
    this.tables = tables;
    shipped.addMissingYears();
    this.known = tables.load();
  }

  AnnouncedDays get() {
    return known;
  }

  /** Takes what was read, unless something newer is known already. */
  synchronized void learn(AnnouncedDays days) {
    if (days.revision() > known.revision()) {
      known = days;
    }
  }

  @Scheduled(fixedDelayString = "${bihuan.calendar.refresh:4s}")
  void refresh() {
    if (tables.revision() > known.revision()) {
      learn(tables.load());
    }
  }
}
