package org.bihuan.workflow.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.organization.Units;
import org.bihuan.process.check.ExpressionNames.ContractFunction;
import org.bihuan.process.check.ExpressionNames.IssueValue;
import org.bihuan.process.check.ExpressionNames.Value;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Provides the values of an issue for the contract's expressions. */
@Component
public class ExpressionContext {

  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final Issues issues;
  private final SubmittedRows rows;

  ExpressionContext(
      Units units, WorkCalendar calendar, Clock clock, Issues issues, SubmittedRows rows) {
    this.units = units;
    this.calendar = calendar;
    this.clock = clock;
    this.issues = issues;
    this.rows = rows;
  }

  private static @Nullable Object noVariable(String name) {
    return null;
  }

  public Expressions.Values of(LockedIssue issue) {
    return of(issue, InstancePath.NONE);
  }

  /** The values as one of several instances sees them. */
  public Expressions.Values of(LockedIssue issue, InstancePath at) {
    return new Values(issue::issue, issue.state(), at, ExpressionContext::noVariable, null, null);
  }

  /** The values of an issue that is not locked. */
  public Expressions.Values of(Issues.Snapshot issue) {
    return new Values(
        issue::issue, issue.state(), InstancePath.NONE, ExpressionContext::noVariable, null, null);
  }

  /** The same values, with another current time. */
  public Expressions.Values at(Issues.Snapshot issue, Instant time) {
    return new Values(
        issue::issue, issue.state(), InstancePath.NONE, ExpressionContext::noVariable, null, time);
  }

  /**
   * The values with an outcome that is not stored yet: for {@code bihuan:when} while a form is
   * checked.
   */
  public Expressions.Values of(LockedIssue issue, String outcome) {
    return of(issue, InstancePath.NONE, ExpressionContext::noVariable, outcome);
  }

  /**
   * The same for a form that one of several instances fills in.
   *
   * @param variables what the instances around are for, by name
   */
  public Expressions.Values of(
      LockedIssue issue,
      InstancePath at,
      Function<String, @Nullable Object> variables,
      String outcome) {
    return new Values(issue::issue, issue.state(), at, variables, outcome, null);
  }

  /**
   * The values of an issue that is not opened yet.
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
        Value value = Value.of(name);
        return value == null ? null : value(value);
      }

      private @Nullable Object value(Value value) {
        return switch (value) {
          case ISSUE -> {
            Map<String, @Nullable Object> values = issue(draft, clock.instant());
            values.putAll(changed);
            yield values;
          }
          case FIELDS -> Map.of(ProcessModel.OPENED, fields);
          case POLICY -> policy;
          case PARENT -> parent(draft, clock.instant());
          case NOW -> clock.instant();
          case TODAY -> day(clock.instant());
          case OUTCOME -> null;
        };
      }

      @Override
      public @Nullable Object call(String function, List<@Nullable Object> arguments) {
        return called(function, arguments, clock.instant(), draft.number());
      }
    };
  }

  /**
   * Converts a value to a day, in the calendar's zone: a date, an instant, or an ISO date as in
   * fields.
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
      if (!FieldValues.isPossible(date)) {
        throw new DateTimeException("no year that is kept");
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date: " + value, e);
    }
  }

  /**
   * Converts a value to the instant at which something is due: a day's closing time, or the instant
   * itself.
   */
  public Instant dueAt(@Nullable Object value) {
    return value instanceof Instant instant ? instant : calendar.dueAt(day(value));
  }

  private final class Values implements Expressions.Values {
    /** Counted once for all that is asked of the same values. */
    private final Map<String, Map<String, Object>> children = new HashMap<>();

    private final Supplier<Issue> issue;
    private final ProcessState state;
    private final InstancePath at;
    private final Function<String, @Nullable Object> variables;
    private final @Nullable String outcome;
    private final @Nullable Instant time;

    Values(
        Supplier<Issue> issue,
        ProcessState state,
        InstancePath at,
        Function<String, @Nullable Object> variables,
        @Nullable String outcome,
        @Nullable Instant time) {
      this.issue = issue;
      this.state = state;
      this.at = at;
      this.variables = variables;
      this.outcome = outcome;
      this.time = time;
    }

    private Instant now() {
      return time == null ? clock.instant() : time;
    }

    @Override
    public @Nullable Object value(String name) {
      Value value = Value.of(name);
      return value == null ? variables.apply(name) : value(value);
    }

    private @Nullable Object value(Value value) {
      return switch (value) {
        case ISSUE -> issue(issue.get(), now());
        case OUTCOME -> outcome != null ? outcome : state.outcome(at);
        case FIELDS -> rows.resolved(issue.get().number(), state.fields(at));
        case POLICY -> state.policy(at);
        case PARENT -> parent(issue.get(), now());
        case NOW -> now();
        case TODAY -> day(now());
      };
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      String number = issue.get().number();
      return ContractFunction.of(function) == ContractFunction.CHILD_ISSUES
          ? children.computeIfAbsent(text(arguments.get(0)), type -> children(number, type))
          : called(function, arguments, now(), number);
    }
  }

  @Nullable Object called(
      String name, List<@Nullable Object> arguments, Instant now, String number) {
    ContractFunction function = ContractFunction.of(name);
    if (function == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    return switch (function) {
      case PARENT -> units.parent(text(arguments.get(0)));
      case CHILDREN -> units.children(text(arguments.get(0)));
      case PLUS_WORKDAYS ->
          calendar.dueAt(calendar.plusWorkdays(day(now), number(arguments.get(0))));
      case WORKDAYS_BEFORE ->
          calendar.dueAt(calendar.workdaysBefore(day(arguments.get(0)), number(arguments.get(1))));
      case NEXT -> next(arguments.get(0), arguments.get(1), now);
      case PLUS_DAYS -> plusDays(arguments.get(0), number(arguments.get(1)));
      case CHILD_ISSUES -> children(number, text(arguments.get(0)));
    };
  }

  /** The first time if it is in the future, else the second. */
  private @Nullable Object next(@Nullable Object first, @Nullable Object second, Instant now) {
    return first != null && dueAt(first).isAfter(now) ? first : second;
  }

  /** Empty where the first day is. */
  private @Nullable LocalDate plusDays(@Nullable Object from, int days) {
    return from == null ? null : day(from).plusDays(days);
  }

  /** The counts of an issue's children of this type, by the names that expressions use. */
  public Map<String, Object> children(String number, String type) {
    Issues.ChildCounts counts = issues.countChildren(number, type);
    return Map.of(
        "total", counts.total(),
        "open", counts.open(),
        "good", counts.good(),
        "relapsed", counts.relapsed());
  }

  /** The values of the parent; none where the issue has no parent. */
  private Map<String, @Nullable Object> parent(Issue issue, Instant now) {
    String number = issue.parent();
    return number == null
        ? Map.of()
        : issues.current(number).map(parent -> issue(parent, now)).orElse(Map.of());
  }

  private static Map<String, @Nullable Object> issue(Issue issue, Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (IssueValue value : IssueValue.values()) {
      values.put(value.code(), value(issue, value, now));
    }
    return values;
  }

  private static @Nullable Object value(Issue issue, IssueValue value, Instant now) {
    return switch (value) {
      case NUMBER -> issue.number();
      case TYPE -> issue.type();
      case TITLE -> issue.facts().title();
      case CATEGORY -> issue.facts().category();
      case SEVERITY -> issue.facts().severity().code();
      case SOURCE -> issue.facts().source();
      case UNIT -> issue.unit();
      case SUPERVISOR -> issue.supervisor();
      case CAMPAIGN -> issue.facts().campaign();
      case PARENT -> issue.parent();
      case DUE_AT -> issue.dueAt();
      case OPENED_AT -> issue.openedAt();
      case OPENED_BY -> issue.openedBy();
      case ROUND -> issue.round();
      case DUE_RUNS -> issue.timing().dueRuns();
      case OVERDUE -> issue.isOverdue(now);
      case REVIEW_OVERDUE -> issue.isReviewOverdue(now);
    };
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
