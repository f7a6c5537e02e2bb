package org.bihuan.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Working days by the calendar as this node knows it now. */
@Component
class LiveCalendar implements WorkCalendar {

  private final CurrentCalendar current;
  private final Messages messages;
  private final ZoneId zone;
  private final LocalTime closing;

  LiveCalendar(
      CurrentCalendar current,
      Messages messages,
      @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone,
      @Value("${bihuan.deadline.time:18:00}") String closing) {
    this.current = current;
    this.messages = messages;
    this.zone = zone;
    this.closing = LocalTime.parse(closing);
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public boolean isWorkday(LocalDate day) {
    return current.get().isWorkday(day);
  }

  @Override
  public LocalDate plusWorkdays(LocalDate start, int workdays) {
    return current.get().plus(start, workdays);
  }

  @Override
  public LocalDate workdaysBefore(LocalDate end, int workdays) {
    return current.get().plus(end, Math.negateExact(workdays));
  }

  @Override
  public int workdaysBetween(LocalDate from, LocalDate to) {
    return current.get().between(from, to);
  }

  @Override
  public Instant dueAt(LocalDate day) {
    return day.atTime(closing).atZone(zone).toInstant();
  }

  @Override
  public boolean isProvisional(LocalDate day) {
    return !current.get().isAnnounced(day.getYear());
  }

  @Override
  public long revision() {
    return current.get().revision();
  }

  @Override
  public List<SkippedDay> skipped(LocalDate start, LocalDate end) {
    return current.get().skipped(start, end).stream().map(this::named).toList();
  }

  /** Adds the name of weekends, which the tables do not hold. */
  private SkippedDay named(SkippedDay day) {
    return day.name().isEmpty()
        ? new SkippedDay(
            day.date(),
            day.reason(),
            messages.text(Locale.SIMPLIFIED_CHINESE, "calendar.weekend"),
            messages.text(Locale.ENGLISH, "calendar.weekend"))
        : day;
  }
}
