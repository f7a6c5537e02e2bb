package org.bihuan.calendar;

import java.time.LocalDate;
import java.util.Collection;
import org.bihuan.calendar.CalendarDay.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of holidays and make-up days. */
@Repository
class CalendarTables {

  private final JdbcClient jdbc;

  CalendarTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Raises the revision; until this transaction ends, others on any node that call this wait. */
  void lock() {
    jdbc.sql("update calendar_revision set revision = revision + 1 where id = 1").update();
  }

  long revision() {
    return jdbc.sql("select revision from calendar_revision where id = 1")
        .query(Long.class)
        .single();
  }

  /**
   * Reads everything; the revision first, so that a change made during the reading is noticed and
   * read later.
   */
  AnnouncedDays load() {
    long revision = revision();
    return new AnnouncedDays(
        revision,
        jdbc.sql("select date, kind, name, name_en from calendar_day")
            .query(
                (row, number) ->
                    new CalendarDay(
                        row.getObject("date", LocalDate.class),
                        Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("name"),
                        row.getString("name_en")))
            .list());
  }

  /** Replaces all days of the year. */
  void replace(int year, Collection<CalendarDay> days) {
    jdbc.sql("delete from calendar_day where date between ? and ?")
        .params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
        .update();
    days.forEach(
        day ->
            jdbc.sql("insert into calendar_day (date, kind, name, name_en) values (?, ?, ?, ?)")
                .params(day.date(), day.kind().code(), day.name(), day.nameEn())
                .update());
  }
}
