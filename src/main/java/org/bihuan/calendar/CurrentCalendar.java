package org.bihuan.calendar;

import org.bihuan.cache.VersionedCache;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The calendar as this node knows it. A change made here is known at its commit; one made on
 * another node is noticed by comparing revisions every few seconds.
 */
@Component
class CurrentCalendar {

  private final CalendarTables tables;
  private final VersionedCache<AnnouncedDays> remembered;

  CurrentCalendar(CalendarTables tables, ShippedHolidays shipped) {
    this.tables = tables;
    shipped.addMissingYears();
    this.remembered = new VersionedCache<>(AnnouncedDays.class, tables.load());
  }

  AnnouncedDays get() {
    return remembered.get();
  }

  /** Sets the days that the current transaction has written. */
  void changed(AnnouncedDays days) {
    remembered.changed(days);
  }

  @Scheduled(fixedDelayString = "${bihuan.calendar.refresh:4s}")
  void refresh() {
    if (tables.revision() > remembered.revision()) {
      remembered.learn(tables.load());
    }
  }
}
