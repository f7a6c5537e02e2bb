package org.bihuan.workflow.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ListFunctions;
import org.bihuan.workflow.count.IssueCounts;
import org.jspecify.annotations.Nullable;

/** The functions of the contract. */
final class ContractFunctions {

  /** Those that take what is there where the first argument is empty. */
  private static final Set<ContractFunction> OF_EITHER =
      Set.of(ContractFunction.NEXT, ContractFunction.EARLIER);

  /** Functions whose result is a list. */
  private static final Set<ContractFunction> LISTS =
      Set.of(
          ContractFunction.CHILDREN,
          ContractFunction.BELOW,
          ContractFunction.PEOPLE_OF,
          ContractFunction.ENTRIES,
          ContractFunction.ISSUE_VALUES);

  private final Units units;
  private final People people;
  private final WorkCalendar calendar;
  private final Days days;
  private final RegisterEntries registers;
  private final IssueCounts counts;

  ContractFunctions(
      Units units,
      People people,
      WorkCalendar calendar,
      Days days,
      RegisterEntries registers,
      IssueCounts counts) {
    this.counts = counts;
    this.registers = registers;
    this.units = units;
    this.people = people;
    this.calendar = calendar;
    this.days = days;
  }

  /** What functions need to know of the place where they are called. */
  interface Around extends Expressions.Values {

    Instant now();

    /** The number of the issue; empty where it is not opened yet. */
    String number();

    /** The counts of the issue's children of this type. */
    Map<String, Object> counts(String type);
  }

  /**
   * The result of a function.
   *
   * @throws IllegalArgumentException where there is no such function, or it takes no such values
   */
  @Nullable Object call(String name, List<@Nullable Object> arguments, Around values) {
    ContractFunction function = ContractFunction.of(name);
    if (function == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    if (ListFunctions.has(function)) {
      return ListFunctions.call(function, arguments, values);
    }
    if (function == ContractFunction.ROOT) {
      return root();
    }
    Object first = arguments.get(0);
    if (first == null && !OF_EITHER.contains(function)) {
      // what is made of nothing is nothing
      return LISTS.contains(function) ? List.of() : noNumber(function, arguments);
    }
    return switch (function) {
      case PARENT -> units.parent(text(first));
      case UNIT_NAME -> unitName(text(first));
      case PERSON_NAME -> personName(text(first));
      case CHILDREN -> units.children(text(first));
      case BELOW -> below(text(first));
      case PEOPLE_OF -> holders(first, text(arguments.get(1)));
      case PLUS_WORKDAYS -> plusWorkdays(arguments, values);
      case WORKDAYS_BEFORE ->
          calendar.dueAt(calendar.workdaysBefore(days.day(first), number(arguments.get(1))));
      case NEXT -> next(first, arguments.get(1), values.now());
      case EARLIER -> earlier(first, arguments.get(1));
      case PLUS_DAYS -> days.day(first).plusDays(number(arguments.get(1)));
      case PLUS_MONTHS -> days.day(first).plusMonths(number(arguments.get(1)));
      case YEAR -> days.day(first).getYear();
      case CHILD_ISSUES -> values.counts(text(first));
      case COUNT_ISSUES -> counted(arguments, 1, values, null);
      case DISTINCT_ISSUES -> counted(arguments, 2, values, text(arguments.get(1)));
      case ISSUE_VALUES ->
          counts.values(asked(arguments, 2, values), span(arguments, 2), text(arguments.get(1)));
      case ENTRIES -> registers.all(text(first), days.day(values.now()));
      default -> throw new IllegalArgumentException("no function " + name);
    };
  }

  /**
   * @param at the place of the field by which they are counted
   * @param what the field whose values are counted; null: the issues themselves
   */
  private Long counted(
      List<@Nullable Object> arguments, int at, Around values, @Nullable String what) {
    IssueCounts.Asked asked = asked(arguments, at, values);
    IssueCounts.Span span = span(arguments, at);
    if (asked.value().isEmpty()) {
      return 0L; // nothing is equal to nothing
    }
    return what == null ? counts.count(asked, span) : counts.distinct(asked, span, what);
  }

  private static IssueCounts.Asked asked(List<@Nullable Object> arguments, int at, Around values) {
    return new IssueCounts.Asked(
        text(arguments.get(0)),
        values.number(),
        text(arguments.get(at)),
        text(Evaluator.code(arguments.get(at + 1))));
  }

  private IssueCounts.Span span(List<@Nullable Object> arguments, int at) {
    Object from = arguments.get(at + 2);
    Object to = arguments.get(at + 3);
    int date = at + 4;
    return new IssueCounts.Span(
        beginning(from),
        beginning(to),
        from == null ? null : days.day(from),
        to == null ? null : days.day(to),
        arguments.size() > date ? text(arguments.get(date)) : null);
  }

  /** A point in time; of a day its beginning. */
  private @Nullable Instant beginning(@Nullable Object time) {
    return time == null || time instanceof Instant
        ? (Instant) time
        : days.day(time).atStartOfDay(calendar.zone()).toInstant();
  }

  /** Nothing, but for a function that needs a number. */
  private static @Nullable Object noNumber(
      ContractFunction function, List<@Nullable Object> arguments) {
    if (function == ContractFunction.PLUS_WORKDAYS && arguments.size() == 1) {
      throw new IllegalArgumentException("no number of working days");
    }
    return null;
  }

  private Instant plusWorkdays(List<@Nullable Object> arguments, Around values) {
    boolean fromNow = arguments.size() == 1;
    LocalDate from = days.day(fromNow ? values.now() : arguments.get(0));
    return calendar.dueAt(calendar.plusWorkdays(from, number(arguments.get(fromNow ? 0 : 1))));
  }

  private String unitName(String code) {
    return units.find(code).map(unit -> unit.nameIn(Locale.CHINESE)).orElse(code);
  }

  private String personName(String username) {
    return people.find(username).map(Person::displayName).orElse(username);
  }

  /** The code of the topmost unit; null before there is one. */
  private @Nullable String root() {
    return units.all().stream()
        .filter(unit -> unit.parent() == null && !unit.retired())
        .map(Unit::code)
        .findFirst()
        .orElse(null);
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
  private List<String> holders(Object among, String role) {
    return Evaluator.list(among).stream()
        .flatMap(unit -> people.holders(unit + "/" + role).stream().sorted())
        .distinct()
        .toList();
  }

  /** The first time if it is in the future, else the second. */
  private @Nullable Object next(@Nullable Object first, @Nullable Object second, Instant now) {
    return first != null && days.dueAt(first).isAfter(now) ? first : second;
  }

  /** The earlier of two times, or the one that is there. */
  private @Nullable Object earlier(@Nullable Object first, @Nullable Object second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return days.dueAt(second).isBefore(days.dueAt(first)) ? second : first;
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
