package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.organization.People;
import org.bihuan.organization.Units;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.register.EntryValue;
import org.bihuan.process.values.ExpressionNames.Value;
import org.bihuan.workflow.count.IssueCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Provides the values of an issue for the contract's expressions. */
@Component
public class ExpressionContext {

  /** How an instant stands in a text. */
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final WorkCalendar calendar;
  private final Clock clock;
  private final Issues issues;
  private final SubmittedRows rows;
  private final Days days;
  private final ContractFunctions functions;

  ExpressionContext(
      Units units,
      WorkCalendar calendar,
      Clock clock,
      Issues issues,
      SubmittedRows rows,
      People people,
      RegisterEntries registers,
      IssueCounts counts) {
    this.calendar = calendar;
    this.clock = clock;
    this.issues = issues;
    this.rows = rows;
    this.days = new Days(calendar);
    this.functions = new ContractFunctions(units, people, calendar, days, registers, counts);
  }

  private static @Nullable Object noVariable(String name) {
    return null;
  }

  public Expressions.Values of(LockedIssue issue) {
    return of(issue, InstancePath.NONE);
  }

  /** The values as one of several instances sees them. */
  public Expressions.Values of(LockedIssue issue, InstancePath at) {
    return new Values(issue::issue, issue::state, at, ExpressionContext::noVariable, null, null);
  }

  /** The values of an issue that is not locked. */
  public Expressions.Values of(Issues.Snapshot issue) {
    return new Values(
        issue::issue, issue::state, InstancePath.NONE, ExpressionContext::noVariable, null, null);
  }

  /** The same, of which the state is read only where an expression asks for it. */
  public Expressions.Values of(
      Issue issue,
      Supplier<ProcessState> state,
      InstancePath at,
      Function<String, @Nullable Object> variables,
      String outcome) {
    return new Values(() -> issue, state, at, variables, outcome, null);
  }

  /** The same values, with another current time. */
  public Expressions.Values at(Issues.Snapshot issue, Instant time) {
    return new Values(
        issue::issue, issue::state, InstancePath.NONE, ExpressionContext::noVariable, null, time);
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
    return new Values(issue::issue, issue::state, at, variables, outcome, null);
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
    return new OfContract() {
      @Override
      @Nullable Object value(Value value) {
        return switch (value) {
          case ISSUE -> {
            Map<String, @Nullable Object> values = IssueValues.of(draft, clock.instant());
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
      public Instant now() {
        return clock.instant();
      }

      @Override
      public String number() {
        return draft.number();
      }
    };
  }

  /** The values for what is worked out before there is an issue, by their names. */
  Expressions.Values beforeOpening(Instant now, Map<String, @Nullable Object> named) {
    return new OfContract() {
      @Override
      @Nullable Object value(Value value) {
        return switch (value) {
          case NOW -> now;
          case TODAY -> day(now);
          case ISSUE, FIELDS, POLICY, PARENT, OUTCOME -> null;
        };
      }

      @Override
      @Nullable Object variable(String name) {
        return named.get(name);
      }

      @Override
      public Instant now() {
        return now;
      }

      @Override
      public String number() {
        return "";
      }
    };
  }

  /**
   * As {@link Days#day}.
   *
   * @throws IllegalArgumentException where it is no day
   */
  public LocalDate day(@Nullable Object value) {
    return days.day(value);
  }

  /**
   * Converts a value to the instant at which something is due: a day's closing time, or the instant
   * itself.
   */
  public Instant dueAt(@Nullable Object value) {
    return days.dueAt(value);
  }

  /** The contract's values and functions, wherever they come from. */
  private abstract class OfContract implements ContractFunctions.Around {

    abstract @Nullable Object value(Value value);

    @Override
    public @Nullable Object value(String name) {
      Value value = Value.of(name);
      return value == null ? variable(name) : value(value);
    }

    /** A value that has another name than those of the contract; null where there is none. */
    @Nullable Object variable(String name) {
      return null;
    }

    @Override
    public Map<String, Object> counts(String type) {
      return children(number(), type);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return functions.call(function, arguments, this);
    }

    @Override
    public @Nullable Instant instant(Object value) {
      try {
        return dueAt(value);
      } catch (IllegalArgumentException noTime) {
        return null;
      }
    }

    @Override
    public String text(Object value) {
      if (value instanceof Instant instant) {
        return MOMENT.format(instant.atZone(calendar.zone()));
      } else if (value instanceof Collection<?> many) {
        return many.stream().map(this::text).collect(Collectors.joining("、"));
      } else if (value instanceof Map<?, ?>) {
        return EntryValue.title(value).orElseGet(value::toString);
      }
      return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
  }

  private final class Values extends OfContract {
    /** Counted once for all that is asked of the same values. */
    private final Map<String, Map<String, Object>> children = new HashMap<>();

    private final Supplier<Issue> issue;
    private final Supplier<ProcessState> state;
    private final InstancePath at;
    private final Function<String, @Nullable Object> variables;
    private final @Nullable String outcome;
    private final @Nullable Instant time;

    Values(
        Supplier<Issue> issue,
        Supplier<ProcessState> state,
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

    @Override
    public Instant now() {
      return time == null ? clock.instant() : time;
    }

    @Override
    public String number() {
      return issue.get().number();
    }

    @Override
    @Nullable Object value(Value value) {
      return switch (value) {
        case ISSUE -> IssueValues.of(issue.get(), now());
        case OUTCOME -> outcome != null ? outcome : state.get().outcome(at);
        case FIELDS -> rows.resolved(number(), SubmissionTimes.read(state.get().fields(at)));
        case POLICY -> state.get().policy(at);
        case PARENT -> parent(issue.get(), now());
        case NOW -> now();
        case TODAY -> day(now());
      };
    }

    @Override
    @Nullable Object variable(String name) {
      return variables.apply(name);
    }

    @Override
    public Map<String, Object> counts(String type) {
      return children.computeIfAbsent(type, any -> children(number(), any));
    }
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
        : issues.current(number).map(parent -> IssueValues.of(parent, now)).orElse(Map.of());
  }
}
