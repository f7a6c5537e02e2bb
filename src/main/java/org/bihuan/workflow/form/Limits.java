package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits of a field that are expressions, as they are now: {@code bihuan:max="${today}"}. A
 * limit whose expression is empty is none.
 */
@Component
class Limits {

  private final ExpressionContext days;

  Limits(ExpressionContext days) {
    this.days = days;
  }

  /**
   * The field with its calculated limits, where these are numbers.
   *
   * @throws FaultyValue where a limit cannot be calculated
   */
  Field of(Field field, Expressions.Values values) {
    return isDate(field) || (field.minFrom() == null && field.maxFrom() == null)
        ? field
        : field.limited(
            field.minFrom() == null ? field.min() : number(field.minFrom(), values),
            field.maxFrom() == null ? field.max() : number(field.maxFrom(), values));
  }

  /**
   * Checks a date against its limits, and what was chosen against the choices.
   *
   * @param value in its stored form
   * @throws FaultyValue where it is outside, or a limit cannot be calculated
   */
  void check(Field field, Object value, Expressions.Values values) {
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

  @Nullable LocalDate first(Field field, Expressions.Values values) {
    return day(field.minFrom(), values);
  }

  @Nullable LocalDate last(Field field, Expressions.Values values) {
    return day(field.maxFrom(), values);
  }

  /** The codes that may be chosen; null where there is no such limit. */
  @Nullable List<String> choices(Field field, Expressions.Values values) {
    Template choices = field.formulas().choices();
    return choices == null
        ? null
        : Evaluator.list(value(choices, values)).stream()
            .map(Evaluator::code)
            .map(String::valueOf)
            .toList();
  }

  private static boolean isDate(Field field) {
    return field.type().equals("date");
  }

  private @Nullable LocalDate day(@Nullable Template limit, Expressions.Values values) {
    Object value = limit == null ? null : value(limit, values);
    try {
      return value == null ? null : days.day(value);
    } catch (IllegalArgumentException notADay) {
      throw new FaultyValue("form.notCalculated");
    }
  }

  private static @Nullable BigDecimal number(Template limit, Expressions.Values values) {
    Object value = value(limit, values);
    try {
      return value == null ? null : Evaluator.number(value);
    } catch (IllegalArgumentException notANumber) {
      throw new FaultyValue("form.notCalculated");
    }
  }

  private static @Nullable Object value(Template limit, Expressions.Values values) {
    try {
      return limit.value(values);
    } catch (IllegalArgumentException e) {
      throw new FaultyValue("form.notCalculated");
    }
  }
}
