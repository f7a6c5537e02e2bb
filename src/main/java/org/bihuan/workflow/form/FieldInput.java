package org.bihuan.workflow.form;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Localized;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what was entered in one cell of a table, and what forms and tables ask alike. */
@Component
class FieldInput {

  private final FieldValues values;
  private final Limits limits;

  FieldInput(FieldValues values, Limits limits) {
    this.values = values;
    this.limits = limits;
  }

  /**
   * The value in its stored form; null where nothing was entered, or an error was added.
   *
   * @param name of the field in errors
   * @param missing the same where a value is missing
   */
  @Nullable Object checked(
      Field field,
      @Nullable Object value,
      FillingValues context,
      String name,
      String missing,
      List<FieldError> errors) {
    if (value == null || isEmpty(value)) {
      if (isRequired(field, context)) {
        errors.add(missing(missing, field));
      }
      return null;
    }
    try {
      Object converted = values.converted(limits.of(field, context), value);
      limits.check(field, converted, context);
      return converted;
    } catch (FaultyValue fault) {
      errors.add(fault.in(name));
      return null;
    }
  }

  /** Adds what was entered, where the field takes it: for what else is asked of it. */
  void put(Map<String, Object> entered, Field field, @Nullable Object value) {
    if (value != null && !isEmpty(value)) {
      try {
        entered.put(field.id(), values.converted(field, value));
      } catch (FaultyValue fault) {
        // reported where the cell is checked
      }
    }
  }

  static boolean isRequired(Field field, Expressions.Values context) {
    return field.required()
        || (field.when() != null && Expressions.holds(field.when().expression(), context));
  }

  static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof Collection<?> many && many.isEmpty());
  }

  static FieldError missing(String name, Field field) {
    Names names = field.names();
    if (names.zh().isEmpty()) {
      return FieldError.missing(name);
    }
    String key =
        switch (field.type()) {
          case "evidence" -> "form.upload";
          case "enum", "unit", "person", "entry", "issue", "boolean" -> "form.choose";
          default -> "form.fillIn";
        };
    Localized label = names::in;
    return new FieldError(name, key, label);
  }
}
