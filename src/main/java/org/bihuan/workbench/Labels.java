package org.bihuan.workbench;

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
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.SystemActor;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.ProcessNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How codes, names and times read on a page, in the language of whoever looks at it. */
@Component
public class Labels {

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
  private final Units units;
  private final People people;
  private final WorkCalendar calendar;
  private final ProcessNames processes;
  private final Clock clock;

  Labels(
      Messages messages,
      Units units,
      People people,
      WorkCalendar calendar,
      ProcessNames processes,
      Clock clock) {
    this.messages = messages;
    this.units = units;
    this.people = people;
    this.calendar = calendar;
    this.processes = processes;
    this.clock = clock;
  }

  boolean english() {
    return messages.locale().getLanguage().equals("en");
  }

  /** The calendar's day of an instant. */
  public String day(@Nullable Instant at) {
    return at == null ? "" : day(LocalDate.ofInstant(at, calendar.zone()));
  }

  public String day(@Nullable LocalDate day) {
    return day == null ? "" : (english() ? DAY_EN : DAY_ZH).format(day);
  }

  /** The day of an instant as the trail keeps it, ISO 8601. */
  public String instant(String at) {
    return day(Instant.parse(at));
  }

  /** Day and time to the minute. */
  public String time(@Nullable Instant at) {
    if (at == null) {
      return "";
    }
    ZonedDateTime local = at.atZone(calendar.zone());
    return (english() ? TIME_EN : TIME_ZH).format(local);
  }

  /** A unit's short name, or its name where it has none. */
  public String unit(@Nullable String code) {
    return code == null ? "" : units.find(code).map(this::name).orElse(code);
  }

  /** Month, day and weekday, the year left out. */
  public String dated(LocalDate day) {
    return (english() ? DATED_EN : DATED_ZH).format(day);
  }

  public String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, messages.locale());
  }

  /** A unit's full name. */
  public String unitName(Unit unit) {
    return english() && unit.nameEn() != null ? unit.nameEn() : unit.name();
  }

  private String name(Unit unit) {
    if (english() && unit.nameEn() != null) {
      return unit.nameEn();
    }
    return unit.shortName() == null ? unit.name() : unit.shortName();
  }

  public String person(@Nullable String username) {
    if (username == null) {
      return "";
    }
    return SystemActor.is(username)
        ? messages.text("workbench.system")
        : people.find(username).map(Labels::name).orElse(username);
  }

  /** Somebody who has been called like the system since before that was refused is told apart. */
  private static String name(Person person) {
    return SystemActor.looksLike(person.displayName())
        ? person.displayName() + " (" + person.username() + ")"
        : person.displayName();
  }

  public String role(String role) {
    return messages.text("workbench.role." + role);
  }

  /** A group, {@code UNIT/role}: the unit and the role in words. */
  public String group(@Nullable String group) {
    if (group == null || group.indexOf('/') < 0) {
      return group == null ? "" : group;
    }
    int slash = group.lastIndexOf('/');
    return unit(group.substring(0, slash)) + " · " + role(group.substring(slash + 1));
  }

  public String severity(Severity severity) {
    return severity(severity.code());
  }

  public String severity(String code) {
    return messages.text("severity." + code);
  }

  /** A word of the glossary, or what was typed where it is none. */
  public String source(@Nullable String source) {
    return source == null ? "" : known("source." + source, source);
  }

  public String type(String type) {
    return processes.type(type);
  }

  public String step(String type, int version, String step) {
    return processes.step(type, version, step);
  }

  /** {@code open}, or what the issue ended as. */
  public String state(IssueItem issue) {
    return state(
        issue.type(), issue.typeVersion(), issue.closure().status(), issue.closure().resolution());
  }

  public String state(Issue issue) {
    return state(
        issue.type(), issue.typeVersion(), issue.closure().status(), issue.closure().resolution());
  }

  private String state(String type, int version, Status status, @Nullable String resolution) {
    return resolution == null
        ? messages.text("workbench.status." + status.code())
        : processes.resolution(type, version, resolution);
  }

  /** A named element of the issue's process. */
  public String element(IssueItem issue, String element) {
    return processes.element(issue.type(), issue.typeVersion(), element);
  }

  /**
   * The rule of a decision that matched, and its reason where the file gives one.
   *
   * @param rule its number in the table, from 1
   */
  public String rule(String decision, int version, int rule) {
    ProcessNames.Rule found = processes.rule(decision, version, rule);
    return found.reason() == null
        ? messages.text("workbench.ruleOf", found.decision(), version, rule)
        : messages.text("workbench.ruleSays", found.decision(), version, rule, found.reason());
  }

  public String act(String act) {
    return known("workbench.act." + act, act);
  }

  private String known(String key, String otherwise) {
    String text = messages.text(key);
    return text.equals(key) ? otherwise : text;
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

  /** That the issue is overdue, where its task is not and so would not tell; else empty. */
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

  private long days(Instant dueAt, Instant now) {
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(now, calendar.zone()), LocalDate.ofInstant(dueAt, calendar.zone()));
  }

  /** How far off the due date is, e.g. "3 days overdue", "due today", "due in 5 days". */
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
}
