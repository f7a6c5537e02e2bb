package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits of a field that are expressions, as they are now: {@code bihuan:max="${today}"}. A
 * limit whose expression is empty, or cannot be calculated, is none.
 */
@Component
class Limits {

  private final ExpressionContext days;

  Limits(ExpressionContext days) {
    this.days = days;
  }

  /** The field with its calculated limits, where these are numbers. */
  Field of(Field field, Expressions.Values values) {
    return isDate(field) || (field.minFrom() == null && field.maxFrom() == null)
        ? field
        : field.limited(
            field.minFrom() == null ? field.min() : number(field.minFrom(), values),
            field.maxFrom() == null ? field.max() : number(field.maxFrom(), values));
  }

  /**
   * Checks a date against its limits.
   *
   * @param date ISO 8601
   * @throws FaultyValue where it is outside
   */
  void check(Field field, Object date, Expressions.Values values) {
    if (!isDate(field)) {
      return;
    }
    LocalDate day = days.day(date);
    LocalDate first = day(field.minFrom(), values);
    LocalDate last = day(field.maxFrom(), values);
    if (first != null && day.isBefore(first)) {
      throw new FaultyValue("form.dateTooEarly", day, first);
    }
    if (last != null && day.isAfter(last)) {
      throw new FaultyValue("form.dateTooLate", day, last);
    }
  }

  private static boolean isDate(Field field) {
    return field.type().equals("date");
  }

  private @Nullable LocalDate day(@Nullable Template limit, Expressions.Values values) {
    Object value = limit == null ? null : value(limit, values);
    try {
      return value == null ? null : days.day(value);
    } catch (IllegalArgumentException notADay) {
      return null;
    }
  }

  private static @Nullable BigDecimal number(Template limit, Expressions.Values values) {
    Object value = value(limit, values);
    try {
      return value == null ? null : Evaluator.number(value);
    } catch (IllegalArgumentException notANumber) {
      return null;
    }
  }

  private static @Nullable Object value(Template limit, Expressions.Values values) {
    try {
      return limit.value(values);
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | ClassCastException e) {
      return null;
    }
  }
}
