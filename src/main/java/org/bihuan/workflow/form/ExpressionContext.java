package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.bihuan.process.values.ExpressionNames.Value;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.values.ListFunctions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Provides the values of an issue for the contract's expressions. */
@Component
public class ExpressionContext {

  /** How an instant stands in a text. */
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Functions whose result is a list. */
  private static final Set<ContractFunction> LISTS =
      Set.of(ContractFunction.CHILDREN, ContractFunction.BELOW, ContractFunction.PEOPLE_OF);

  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final Issues issues;
  private final SubmittedRows rows;
  private final People people;

  ExpressionContext(
      Units units,
      WorkCalendar calendar,
      Clock clock,
      Issues issues,
      SubmittedRows rows,
      People people) {
    this.units = units;
    this.people = people;
    this.calendar = calendar;
    this.clock = clock;
    this.issues = issues;
    this.rows = rows;
  }

  private static final Function<String, @Nullable Object> NO_VARIABLES = name -> null;

  public Expressions.Values of(LockedIssue issue) {
    return of(issue, InstancePath.NONE);
  }

  /** The values as one of several instances sees them. */
  public Expressions.Values of(LockedIssue issue, InstancePath at) {
    return new Values(issue::issue, issue::state, at, NO_VARIABLES, null, null);
  }

  /** The values of an issue that is not locked. */
  public Expressions.Values of(Issues.Snapshot issue) {
    return new Values(issue::issue, issue::state, InstancePath.NONE, NO_VARIABLES, null, null);
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
    return new Values(issue::issue, issue::state, InstancePath.NONE, NO_VARIABLES, null, time);
  }

  /**
   * The values with an outcome that is not stored yet: for {@code bihuan:when} while a form is
   * checked.
   */
  public Expressions.Values of(LockedIssue issue, String outcome) {
    return of(issue, InstancePath.NONE, NO_VARIABLES, outcome);
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
      Instant now() {
        return clock.instant();
      }

      @Override
      String number() {
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
      Instant now() {
        return now;
      }

      @Override
      String number() {
        return "";
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
    String text = String.valueOf(value);
    try {
      LocalDate date =
          text.contains("T")
              ? LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), calendar.zone())
              : LocalDate.parse(text);
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

  /** The contract's values and functions, wherever they come from. */
  private abstract class OfContract implements Expressions.Values {

    abstract @Nullable Object value(Value value);

    abstract Instant now();

    /** The number of the issue; empty where it is not opened yet. */
    abstract String number();

    @Override
    public @Nullable Object value(String name) {
      Value value = Value.of(name);
      return value == null ? variable(name) : value(value);
    }

    /** A value that has another name than those of the contract; null where there is none. */
    @Nullable Object variable(String name) {
      return null;
    }

    /** The counts of the issue's children of this type. */
    Map<String, Object> counts(String type) {
      return children(number(), type);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return called(function, arguments, this);
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
    Instant now() {
      return time == null ? clock.instant() : time;
    }

    @Override
    String number() {
      return issue.get().number();
    }

    @Override
    @Nullable Object value(Value value) {
      return switch (value) {
        case ISSUE -> issue(issue.get(), now());
        case OUTCOME -> outcome != null ? outcome : state.get().outcome(at);
        case FIELDS ->
            rows.resolved(number(), SubmissionTimes.read(state.get().fields(at)));
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
    Map<String, Object> counts(String type) {
      return children.computeIfAbsent(type, any -> children(number(), any));
    }
  }

  private @Nullable Object called(
      String name, List<@Nullable Object> arguments, OfContract values) {
    ContractFunction function = ContractFunction.of(name);
    if (function == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    if (ListFunctions.has(function)) {
      return ListFunctions.call(function, arguments, values);
    }
    Object first = arguments.get(0);
    if (first == null && function != ContractFunction.NEXT) {
      // what is made of nothing is nothing
      return LISTS.contains(function) ? List.of() : noNumber(function, arguments);
    }
    return switch (function) {
      case PARENT -> units.parent(text(first));
      case CHILDREN -> units.children(text(first));
      case BELOW -> below(text(first));
      case PEOPLE_OF -> people(first, text(arguments.get(1)));
      case PLUS_WORKDAYS -> plusWorkdays(arguments, values);
      case WORKDAYS_BEFORE ->
          calendar.dueAt(calendar.workdaysBefore(day(first), number(arguments.get(1))));
      case NEXT -> next(first, arguments.get(1), values.now());
      case PLUS_DAYS -> day(first).plusDays(number(arguments.get(1)));
      case PLUS_MONTHS -> day(first).plusMonths(number(arguments.get(1)));
      case YEAR -> day(first).getYear();
      case CHILD_ISSUES -> values.counts(text(first));
      default -> throw new IllegalArgumentException("no function " + name);
    };
  }

  /** Nothing, but for a function that needs a number. */
  private static @Nullable Object noNumber(
      ContractFunction function, List<@Nullable Object> arguments) {
    if (function == ContractFunction.PLUS_WORKDAYS && arguments.size() == 1) {
      throw new IllegalArgumentException("no number of working days");
    }
    return null;
  }

  private Instant plusWorkdays(List<@Nullable Object> arguments, OfContract values) {
    boolean fromNow = arguments.size() == 1;
    LocalDate from = day(fromNow ? values.now() : arguments.get(0));
    return calendar.dueAt(
        calendar.plusWorkdays(from, number(arguments.get(fromNow ? 0 : 1))));
  }

  /** Codes of all units below one, parents before children, retired ones left out. */
  private List<String> below(String code) {
    Set<String> within = units.within(code);
    return units.all().stream()
        .filter(unit -> !unit.retired() && !unit.code().equals(code))
        .map(Unit::code)
        .filter(within::contains)
        .toList();
  }

  /** Usernames of those who have a duty in any of these units. */
  private List<String> people(Object units, String role) {
    return Evaluator.list(units).stream()
        .flatMap(unit -> people.holders(unit + "/" + role).stream().sorted())
        .distinct()
        .toList();
  }

  /** The first time if it is in the future, else the second. */
  private @Nullable Object next(@Nullable Object first, @Nullable Object second, Instant now) {
    return first != null && dueAt(first).isAfter(now) ? first : second;
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
