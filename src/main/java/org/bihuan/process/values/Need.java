package org.bihuan.process.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bihuan.issue.facts.Severity;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.TimerTimes;
import org.jspecify.annotations.Nullable;

/** What a place in a file, or an argument of a function, takes. */
public enum Need {
  CONDITION(false, Kind.BOOLEAN),
  NUMBER(true, Kind.NUMBER),
  /** How many instances a step has. */
  INSTANCES(0, 1_000),
  /** Working days from now on: nothing becomes due in the past. */
  WORKDAYS_AHEAD(0, 10_000),
  /** Working days, days or months by which a date is moved, as far as calendars reach. */
  MOVED(-10_000, 10_000),
  /** A number, or nothing. */
  LIMIT(false, Kind.NUMBER),
  /** A date or an instant. */
  TIME(true, Kind.DATE, Kind.INSTANT),
  /** A date or an instant, or nothing. */
  DAY(false, Kind.DATE, Kind.INSTANT),
  /** When a step is due, perhaps as a duration, or nothing. */
  DUE(false, text -> isTime(text) || TimerTimes.isDuration(text), Kind.DATE, Kind.INSTANT),
  /** When a step is due, perhaps as a number of working days, or nothing. */
  DUE_WORKDAYS(false, text -> isTime(text) || isWorkdays(text), Kind.DATE, Kind.INSTANT),
  /** A duration: no other text can be waited for. */
  SPAN(true, TimerTimes::isDuration),
  CYCLE(true, TimerTimes::isCycle),
  SPAN_WORKDAYS(true, Need::isWorkdays),
  CYCLE_WORKDAYS(
      true,
      text -> TimerTimes.isCycle(text) && isWorkdays(text.substring(text.lastIndexOf('/') + 1))),
  /** The unit of a group. */
  GROUP(true, Kind.UNIT, Kind.WORD),
  /** The unit of a group that nobody is in while it is empty. */
  OFFER(false, Kind.UNIT, Kind.WORD),
  /** A unit that an issue comes to. */
  UNIT(true, Kind.UNIT, Kind.WORD),
  /** A unit that an issue comes to, or nothing. */
  UNIT_IF_ANY(false, Kind.UNIT, Kind.WORD),
  /** A unit's code, or nothing. */
  UNIT_OR_NONE(false, Kind.UNIT, Kind.TEXT, Kind.WORD),
  /** A severity, or nothing. */
  SEVERITY(false, Kind.ENUM, Kind.WORD),
  RECIPIENT(true, Kind.PERSON, Kind.TEXT, Kind.WORD),
  LIST(false, Kind.LIST),
  /** Whether an issue counts, how much it counts, or nothing. */
  COUNTED(false, Kind.BOOLEAN, Kind.NUMBER),
  /** A number, several, or nothing. */
  SUMMED(false, Kind.NUMBER, Kind.LIST),
  UNITS(false, Kind.LIST, Kind.UNIT, Kind.TEXT, Kind.WORD),
  /** What can stand in a text. */
  TEXT(false, EnumSet.complementOf(EnumSet.of(Kind.ROW))),
  /** What must stand in a text. */
  PART(true, EnumSet.complementOf(EnumSet.of(Kind.ROW, Kind.LIST))),
  ANYTHING(false, EnumSet.allOf(Kind.class));

  private final boolean certain;

  @SuppressWarnings("ImmutableEnumChecker") // nothing changes it
  private final Set<Kind> kinds;

  @SuppressWarnings("ImmutableEnumChecker") // nothing changes it
  private final @Nullable Range within;

  @SuppressWarnings("ImmutableEnumChecker") // nothing changes it
  private final @Nullable Predicate<String> written;

  Need(boolean certain, Kind first, Kind... more) {
    this(certain, EnumSet.of(first, more));
  }

  Need(boolean certain, Set<Kind> kinds) {
    this(certain, kinds, null, null);
  }

  /** Also a known text of this form. */
  Need(boolean certain, Predicate<String> written, Kind... others) {
    this(certain, withWords(others), null, written);
  }

  private static Set<Kind> withWords(Kind... others) {
    Set<Kind> kinds = EnumSet.of(Kind.WORD);
    kinds.addAll(List.of(others));
    return kinds;
  }

  /** A number that surely lies between these. */
  Need(long least, long most) {
    this(true, EnumSet.of(Kind.NUMBER), Range.of(least, most), null);
  }

  Need(
      boolean certain,
      Set<Kind> kinds,
      @Nullable Range within,
      @Nullable Predicate<String> written) {
    this.certain = certain;
    this.kinds = kinds;
    this.within = within;
    this.written = written;
  }

  /** Whether an empty value does not do. */
  public boolean isCertain() {
    return certain;
  }

  /** How it is named to people. */
  private Names names() {
    return Finding.both("check.need." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /**
   * Reports where a value of this type cannot be used; says whether it can.
   *
   * @param origin the part of it that may be empty
   */
  boolean check(ValueType type, Expression value, Supplier<Expression> origin, Faults faults) {
    if (type.is(Kind.ANY)) {
      return true;
    }
    String told = ExpressionText.of(value);
    boolean nothing = type.is(Kind.NOTHING);
    if (nothing ? certain : !accepts(type)) {
      boolean list = type.is(Kind.LIST) && !type.hasRows();
      faults.add(list ? Rule.LIST_VALUE : Rule.VALUE_TYPE, told, type.names(), names());
      return false;
    }
    Names empty = type.emptyBecause();
    if (certain && empty != null && !type.is(Kind.LIST)) {
      String asked = ExpressionText.of(origin.get());
      faults.add(Rule.MAYBE_EMPTY, told, type.names(), empty, names(), asked);
      return false;
    }
    if (within != null && !type.range().isWithin(within.least(), within.most())) {
      faults.add(Rule.NUMBER_RANGE, told, within.told());
      return false;
    }
    return true;
  }

  private boolean accepts(ValueType type) {
    boolean time = kinds.contains(Kind.DATE) && !kinds.contains(Kind.WORD);
    if (time && type.is(Kind.WORD)) {
      return type.words().stream().allMatch(Need::isTime);
    }
    if (written != null && type.is(Kind.WORD)) {
      return type.words().stream().allMatch(written);
    }
    if (this == SEVERITY && kinds.contains(type.kind())) {
      return Severity.codes().containsAll(type.words());
    }
    if (this == SUMMED && type.is(Kind.LIST)) {
      return type.single().is(Kind.NUMBER) || type.single().is(Kind.ANY);
    }
    return kinds.contains(type.kind()) && !(this == TEXT && type.hasRows());
  }

  /** Whether a text is a number of working days: {@code P5D}. */
  private static boolean isWorkdays(String text) {
    return text.length() >= 3
        && text.length() <= 6
        && text.startsWith("P")
        && text.endsWith("D")
        && text.substring(1, text.length() - 1).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether a text is a date or an instant, as far as calendars reach. */
  static boolean isTime(String text) {
    try {
      int year =
          text.contains("T")
              ? OffsetDateTime.parse(text).getYear()
              : LocalDate.parse(text).getYear();
      return year >= TimerTimes.FIRST_YEAR && year <= TimerTimes.LAST_YEAR;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
