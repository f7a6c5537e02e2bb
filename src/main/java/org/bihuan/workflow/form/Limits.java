package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.organization.Units;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits of a field that are expressions, as they are now: {@code bihuan:max="${today}"}. A
 * limit whose expression is empty is none. Nor is one that rests on earlier values and cannot be
 * calculated, or leaves nothing that could be filled in: nobody could complete the step otherwise.
 */
@Component
class Limits {

  private final ExpressionContext days;
  private final Units units;

  Limits(ExpressionContext days, Units units) {
    this.days = days;
    this.units = units;
  }

  /** A least and a greatest value, each null where there is none. */
  private record Span<T extends Comparable<? super T>>(@Nullable T least, @Nullable T most) {

    boolean leaves(T first, T last) {
      T low = least == null || least.compareTo(first) < 0 ? first : least;
      T high = most == null || most.compareTo(last) > 0 ? last : most;
      return low.compareTo(high) <= 0;
    }
  }

  /**
   * The field with its calculated limits, where these are numbers.
   *
   * @throws FaultyValue where a limit cannot be calculated of what is filled in
   */
  Field of(Field field, FillingValues values) {
    if (isDate(field) || (field.minFrom() == null && field.maxFrom() == null)) {
      return field;
    }
    Template least = field.minFrom();
    Template most = field.maxFrom();
    Span<BigDecimal> span =
        new Span<>(
            least == null ? field.min() : number(least, values),
            most == null ? field.max() : number(most, values));
    if (!leavesSome(field, span)) {
      span =
          new Span<>(
              holds(least, values) ? span.least : null, holds(most, values) ? span.most : null);
    }
    return field.limited(span.least, span.most);
  }

  /** Whether a number, a length or a count is left that the field takes. */
  private static boolean leavesSome(Field field, Span<BigDecimal> span) {
    BigDecimal fewest = field.required() || field.when() != null ? BigDecimal.ONE : BigDecimal.ZERO;
    return switch (field.type()) {
      case "long" ->
          whole(span).leaves(FieldValues.LARGEST_WHOLE.negate(), FieldValues.LARGEST_WHOLE);
      case "double" -> span.leaves(Canonical.LARGEST.negate(), Canonical.LARGEST);
      case "string" -> whole(span).leaves(fewest, BigDecimal.valueOf(FieldValues.STRING_LENGTH));
      case "text" -> whole(span).leaves(fewest, BigDecimal.valueOf(FieldValues.TEXT_LENGTH));
      case "rows" -> whole(span).leaves(fewest, BigDecimal.valueOf(Rows.MOST));
      default -> whole(span).leaves(fewest, BigDecimal.valueOf(FieldValues.MOST_VALUES));
    };
  }

  private static Span<BigDecimal> whole(Span<BigDecimal> span) {
    return new Span<>(
        span.least == null ? null : span.least.setScale(0, RoundingMode.CEILING),
        span.most == null ? null : span.most.setScale(0, RoundingMode.FLOOR));
  }

  /** Whether a limit holds even where nothing is left: the file says it, or it can be changed. */
  private static boolean holds(@Nullable Template limit, FillingValues values) {
    return limit == null || values.filledIn().asksNothingElse(limit);
  }

  /**
   * Checks a date against its limits, and what was chosen against the choices.
   *
   * @param value in its stored form
   * @throws FaultyValue where it is outside, or a limit cannot be calculated of what is filled in
   */
  void check(Field field, Object value, FillingValues values) {
    if (isDate(field)) {
      LocalDate day = days.day(value);
      LocalDate first = first(field, values);
      LocalDate last = last(field, values);
      if (first != null && day.isBefore(first)) {
        throw new FaultyValue("form.dateTooEarly", day, first);
      }
      if (last != null && day.isAfter(last)) {
        throw new FaultyValue("form.dateTooLate", day, last);
      }
    }
    List<String> choices = choices(field, values);
    if (choices != null) {
      Collection<?> chosen = value instanceof Collection<?> many ? many : List.of(value);
      for (Object one : chosen) {
        String code = String.valueOf(Evaluator.code(one));
        if (!choices.contains(code)) {
          throw new FaultyValue("form.notOffered", code);
        }
      }
    }
  }

  @Nullable LocalDate first(Field field, FillingValues values) {
    return days(field, values).least;
  }

  @Nullable LocalDate last(Field field, FillingValues values) {
    return days(field, values).most;
  }

  private Span<LocalDate> days(Field field, FillingValues values) {
    Span<LocalDate> span = new Span<>(day(field.minFrom(), values), day(field.maxFrom(), values));
    return span.leaves(FieldValues.FIRST_DAY, FieldValues.LAST_DAY)
        ? span
        : new Span<>(
            holds(field.minFrom(), values) ? span.least : null,
            holds(field.maxFrom(), values) ? span.most : null);
  }

  /** The codes that may be chosen; null where there is no such limit. */
  @Nullable List<String> choices(Field field, FillingValues values) {
    Template choices = field.formulas().choices();
    if (choices == null) {
      return null;
    }
    List<String> codes =
        Evaluator.list(calculated(choices, value -> value, values)).stream()
            .map(Evaluator::code)
            .map(String::valueOf)
            .toList();
    boolean needed = field.required() || field.when() != null;
    boolean some = !needed || codes.stream().anyMatch(code -> isThere(field, code));
    return some || holds(choices, values) ? codes : null;
  }

  /** A unit may have been dissolved since it was entered. */
  private boolean isThere(Field field, String code) {
    return !field.type().equals("unit")
        || units.find(code).filter(unit -> !unit.retired()).isPresent();
  }

  private static boolean isDate(Field field) {
    return field.type().equals("date");
  }

  private @Nullable LocalDate day(@Nullable Template limit, FillingValues values) {
    return limit == null ? null : calculated(limit, days::day, values);
  }

  private static @Nullable BigDecimal number(Template limit, FillingValues values) {
    return calculated(limit, Evaluator::number, values);
  }

  private static <T> @Nullable T calculated(
      Template limit, Function<Object, T> conversion, FillingValues values) {
    try {
      Object value = limit.value(values);
      return value == null ? null : conversion.apply(value);
    } catch (IllegalArgumentException e) {
      if (holds(limit, values)) {
        throw new FaultyValue("form.notCalculated");
      }
      return null;
    }
  }
}
