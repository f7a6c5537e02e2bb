package org.bihuan.workflow.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;

/**
 * Checks one submission: first what was filled in, field by field; then what is calculated of it;
 * then what depends on both, such as whether a field is required, and its limits.
 */
final class FormFilling {

  private static final String PREFIX = "fields.";

  private final List<Field> form;
  private final FieldValues fieldValues;
  private final Limits limits;
  private final ComputedFields computed;
  private final Map<String, Object> filled = new HashMap<>();
  private final Map<String, FaultyValue> faults = new LinkedHashMap<>();
  private final Map<String, FaultyValue> notCalculated = new LinkedHashMap<>();
  private final Expressions.Values values;

  FormFilling(
      List<Field> form,
      FieldValues fieldValues,
      Limits limits,
      ComputedFields computed,
      Expressions.Values context,
      String element) {
    this.form = form;
    this.fieldValues = fieldValues;
    this.limits = limits;
    this.computed = computed;
    this.values = new FillingValues(context, element, filled);
  }

  /** Takes what was filled in, as far as the fields take it, and calculates what follows from it. */
  FormFilling fill(Map<String, Object> given) {
    for (Field field : form) {
      Object value = given.get(field.id());
      if (!field.isComputed() && value != null && !Forms.isEmpty(value)) {
        try {
          filled.put(field.id(), fieldValues.converted(field, value));
        } catch (FaultyValue fault) {
          faults.put(field.id(), fault);
        }
      }
    }
    for (Field field : form) {
      Template formula = field.formulas().value();
      if (formula != null) {
        calculate(field, formula);
      }
    }
    return this;
  }

  private void calculate(Field field, Template formula) {
    try {
      Object value = computed.value(field, formula, values);
      if (value != null) {
        filled.put(field.id(), value);
      }
    } catch (FaultyValue fault) {
      notCalculated.put(field.id(), fault);
    }
  }

  /** The values of the process, with what is filled in. */
  Expressions.Values values() {
    return values;
  }

  /** The values in their stored form, in the order of the form. */
  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    for (Field field : form) {
      Object value = filled.get(field.id());
      if (value != null) {
        result.put(field.id(), value);
      }
    }
    return result;
  }

  /**
   * What is wrong with each field, in the order of the form. What cannot be calculated is told
   * where nothing else is wrong, since it often only follows from that.
   *
   * @param beside the evidence field that may be filled in beside the form; null: none
   * @param room how many faults are told
   */
  List<FieldError> errors(Map<String, Object> given, @Nullable String beside, int room) {
    List<FieldError> errors = new ArrayList<>();
    for (Field field : form) {
      if (errors.size() > room) {
        return errors;
      }
      FieldError error = error(field, given.get(field.id()), field.id().equals(beside));
      if (error != null) {
        errors.add(error);
      }
    }
    if (errors.isEmpty()) {
      notCalculated.forEach((id, fault) -> errors.add(fault.in(PREFIX + id)));
    }
    return errors;
  }

  private @Nullable FieldError error(Field field, @Nullable Object given, boolean beside) {
    FaultyValue fault = faults.get(field.id());
    Object value = filled.get(field.id());
    if (field.isComputed() && given != null && !Forms.isEmpty(given)) {
      return new FieldError(PREFIX + field.id(), "form.computed");
    } else if (fault == null && value == null) {
      boolean missing = !field.isComputed() && isRequired(field);
      return missing ? Forms.missing(beside ? "evidence" : PREFIX + field.id(), field) : null;
    }
    if (fault == null) {
      fault = outside(field, value, given);
    }
    return fault == null ? null : fault.in(PREFIX + field.id());
  }

  private boolean isRequired(Field field) {
    return field.required()
        || (field.when() != null && Expressions.holds(field.when().expression(), values));
  }

  /** How a value breaks a limit that is an expression, or a choice. */
  private @Nullable FaultyValue outside(
      Field field, @Nullable Object value, @Nullable Object given) {
    if (value == null) {
      return null;
    }
    try {
      Field limited = limits.of(field, values);
      if (limited != field) {
        Object unused = fieldValues.converted(limited, given == null ? value : given);
      }
      limits.check(field, value, values);
      return null;
    } catch (FaultyValue fault) {
      return fault;
    }
  }
}
