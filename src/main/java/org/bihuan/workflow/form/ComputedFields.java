package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Template;
import org.bihuan.process.register.EntryValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calculates the values of fields: what nobody fills in, and what stands there at first. */
@Component
class ComputedFields {

  private final FieldValues fieldValues;
  private final ExpressionContext days;

  ComputedFields(FieldValues fieldValues, ExpressionContext days) {
    this.fieldValues = fieldValues;
    this.days = days;
  }

  /**
   * The value in its stored form; null where it is empty.
   *
   * @throws FaultyValue where it cannot be calculated, or the field does not take it
   */
  @Nullable Object value(Field field, Template formula, Expressions.Values values) {
    try {
      Object value = formula.value(values);
      return Evaluator.isEmpty(value) || value == null
          ? null
          : fieldValues.converted(field, plain(field, value, values));
    } catch (IllegalArgumentException e) {
      throw new FaultyValue("form.notCalculated");
    }
  }

  /** As somebody would fill it in. */
  private Object plain(Field field, Object value, Expressions.Values values) {
    return switch (field.type()) {
      case "string", "text" -> values.text(value);
      case "date" -> days.day(value).toString();
      case "entry" -> EntryValue.given(value);
      case "long", "double" -> rounded(Evaluator.number(value));
      default ->
          field.isSeveral() || !(value instanceof Instant || value instanceof LocalDate)
              ? listed(field, value)
              : value.toString();
    };
  }

  private static Object listed(Field field, Object value) {
    return field.isSeveral() && !(value instanceof Collection<?>) ? List.of(value) : value;
  }

  /** A quotient may have more places than a form holds. */
  private static BigDecimal rounded(BigDecimal number) {
    return number.scale() <= Canonical.PLACES
        ? number
        : number.setScale(Canonical.PLACES, java.math.RoundingMode.HALF_EVEN);
  }
}
