package org.bihuan.labels;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Formats days, times and due dates in the reader's language; days are those of the calendar's
 * zone.
 */
@Component
public class TimeLabels {

  private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter DAY_EN =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter DATED_ZH =
      DateTimeFormatter.ofPattern("M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter DATED_EN =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final DateTimeFormatter TIME_EN =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

  /** Working days before the due date from which an open issue counts as due soon. */
  private static final int SOON = 3;

  private final Messages messages;
  private final WorkCalendar calendar;
  private final Clock clock;

  TimeLabels(Messages messages, WorkCalendar calendar, Clock clock) {
    this.messages = messages;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The same in the language of these texts. */
  public TimeLabels in(Messages language) {
    return new TimeLabels(language, calendar, clock);
  }

  /** The day of an instant, in the calendar's zone. */
  public String day(@Nullable Instant at) {
    return at == null ? "" : day(LocalDate.ofInstant(at, calendar.zone()));
  }

  public String day(@Nullable LocalDate day) {
    return day == null ? "" : (english() ? DAY_EN : DAY_ZH).format(day);
  }

  /** The day, and that it is no working day where it is none. */
  public String dayTold(LocalDate day) {
    return calendar.isWorkday(day)
        ? day(day)
        : messages.text("workbench.day-off", day(day), weekday(day));
  }

  /** The day of an instant given in ISO 8601, as in the trail. */
  public String instant(String at) {
    return day(Instant.parse(at));
  }

  /** Month, day and weekday, without the year. */
  public String dated(LocalDate day) {
    return (english() ? DATED_EN : DATED_ZH).format(day);
  }

  public String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, messages.locale());
  }

  /** Day and time to the minute. */
  public String time(@Nullable Instant at) {
    if (at == null) {
      return "";
    }
    ZonedDateTime local = at.atZone(calendar.zone());
    return (english() ? TIME_EN : TIME_ZH).format(local);
  }

  /** {@code overdue}, {@code soon}, {@code later}, or {@code none} where nothing is due. */
  public String urgency(@Nullable Instant dueAt) {
    if (dueAt == null) {
      return "none";
    }
    Instant now = clock.instant();
    if (dueAt.isBefore(now)) {
      return "overdue";
    }
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    LocalDate due = LocalDate.ofInstant(dueAt, calendar.zone());
    boolean near = ChronoUnit.DAYS.between(today, due) <= 2L * SOON + 10;
    return near && calendar.workdaysBetween(today, due) <= SOON ? "soon" : "later";
  }

  /** A text that the issue is overdue, where its task is not and would not show it; else empty. */
  public String issueOverdue(@Nullable Instant issueDueAt, @Nullable Instant taskDueAt) {
    Instant now = clock.instant();
    if (issueDueAt == null
        || !issueDueAt.isBefore(now)
        || (taskDueAt != null && taskDueAt.isBefore(now))) {
      return "";
    }
    long days = days(issueDueAt, now);
    return days == 0
        ? messages.text("workbench.due.issueOverdueToday")
        : messages.text("workbench.due.issueOverdue", -days);
  }

  /** The time to the due date, e.g. "3 days overdue", "due today", "due in 5 days". */
  public String due(@Nullable Instant dueAt) {
    if (dueAt == null) {
      return messages.text("workbench.due.none");
    }
    Instant now = clock.instant();
    long days = days(dueAt, now);
    if (dueAt.isBefore(now)) {
      return days == 0
          ? messages.text("workbench.due.overdueToday")
          : messages.text("workbench.due.overdue", -days);
    }
    return days == 0
        ? messages.text("workbench.due.today")
        : messages.text("workbench.due.in", days);
  }

  private long days(Instant dueAt, Instant now) {
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(now, calendar.zone()), LocalDate.ofInstant(dueAt, calendar.zone()));
  }

  private boolean english() {
    return messages.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
