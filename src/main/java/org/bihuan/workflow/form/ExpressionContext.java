package org.bihuan.workflow.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.organization.Units;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What expressions of the contract see of an issue. */
@Component
public class ExpressionContext {

  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;

  ExpressionContext(Units units, WorkCalendar calendar, Clock clock) {
    this.units = units;
    this.calendar = calendar;
    this.clock = clock;
  }

  public Expressions.Values of(LockedIssue issue) {
    return new Values(issue, null, null);
  }

  /** As they would have been seen at another time, as far as time is concerned. */
  public Expressions.Values at(LockedIssue issue, Instant time) {
    return new Values(issue, null, time);
  }

  /**
   * With an outcome that is not yet the issue's: for {@code bihuan:when} while a form is checked.
   */
  public Expressions.Values of(LockedIssue issue, String outcome) {
    return new Values(issue, outcome, null);
  }

  /**
   * What expressions would see of an issue that is not there yet.
   *
   * @param changed values of the issue that have changed since, by name
   */
  public Expressions.Values of(
      Issue draft,
      Map<String, Object> fields,
      Map<String, @Nullable Object> policy,
      Map<String, Object> changed) {
    return new Expressions.Values() {
      @Override
      public @Nullable Object value(String name) {
        return switch (name) {
          case "issue" -> {
            Map<String, @Nullable Object> values = issue(draft);
            values.putAll(changed);
            yield values;
          }
          case "fields" -> Map.of(ProcessModel.OPENED, fields);
          case "policy" -> policy;
          case "now" -> clock.instant();
          default -> null;
        };
      }

      @Override
      public @Nullable Object call(String function, List<@Nullable Object> arguments) {
        return called(function, arguments, clock.instant());
      }
    };
  }

  /**
   * The day a value of the contract means: a date, an instant, or an ISO date as fields hold it.
   *
   * @throws IllegalArgumentException where it is none of these
   */
  public LocalDate day(@Nullable Object value) {
    if (value instanceof LocalDate date) {
      return date;
    } else if (value instanceof Instant instant) {
      return LocalDate.ofInstant(instant, calendar.zone());
    }
    try {
      LocalDate date = LocalDate.parse(String.valueOf(value));
      if (date.getYear() < 1900 || date.getYear() > 9999) {
        throw new DateTimeException("no year that is kept");
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date: " + value, e);
    }
  }

  /** The instant at which something is due on the day, or at the instant, that a value means. */
  public Instant dueAt(@Nullable Object value) {
    return value instanceof Instant instant ? instant : calendar.dueAt(day(value));
  }

  private final class Values implements Expressions.Values {
    private final LockedIssue locked;
    private final @Nullable String outcome;
    private final @Nullable Instant time;

    Values(LockedIssue locked, @Nullable String outcome, @Nullable Instant time) {
      this.locked = locked;
      this.outcome = outcome;
      this.time = time;
    }

    private Instant now() {
      return time == null ? clock.instant() : time;
    }

    @Override
    public @Nullable Object value(String name) {
      return switch (name) {
        case "issue" -> issue(locked.issue());
        case "outcome" -> outcome != null ? outcome : locked.state().outcome();
        case "fields" -> locked.state().fields();
        case "policy" -> locked.state().policy();
        case "now" -> now();
        default -> null;
      };
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return called(function, arguments, now());
    }
  }

  private @Nullable Object called(String function, List<@Nullable Object> arguments, Instant now) {
    return switch (function) {
      case "units.parent" -> units.parent(text(arguments.get(0)));
      case "units.children" -> units.children(text(arguments.get(0)));
      case "calendar.plusWorkdays" ->
          calendar.dueAt(calendar.plusWorkdays(day(now), number(arguments.get(0))));
      case "calendar.workdaysBefore" ->
          calendar.dueAt(calendar.workdaysBefore(day(arguments.get(0)), number(arguments.get(1))));
      case "calendar.next" -> next(arguments.get(0), arguments.get(1), now);
      default -> throw new IllegalArgumentException("no function " + function);
    };
  }

  /** The first time where it is still to come, else the second. */
  private @Nullable Object next(@Nullable Object first, @Nullable Object second, Instant now) {
    return first != null && dueAt(first).isAfter(now) ? first : second;
  }

  private static Map<String, @Nullable Object> issue(Issue issue) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("number", issue.number());
    values.put("type", issue.type());
    values.put("title", issue.facts().title());
    values.put("category", issue.facts().category());
    values.put("severity", issue.facts().severity().code());
    values.put("source", issue.facts().source());
    values.put("unit", issue.unit());
    values.put("supervisor", issue.supervisor());
    values.put("campaign", issue.facts().campaign());
    values.put("parent", issue.parent());
    values.put("dueAt", issue.dueAt());
    values.put("openedAt", issue.openedAt());
    values.put("openedBy", issue.openedBy());
    values.put("round", issue.round());
    return values;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static int number(@Nullable Object value) {
    if (value instanceof Number number && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    return Integer.parseInt(text(value));
  }
}
