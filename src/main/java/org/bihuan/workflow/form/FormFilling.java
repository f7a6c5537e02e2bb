package org.bihuan.workflow.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.Template;
import org.bihuan.process.values.FilledInValues;
import org.jspecify.annotations.Nullable;

/**
 * Checks one submission: first what was filled in, field by field, and tables after the others;
 * then what is calculated of it; then what depends on both, such as whether a field is required,
 * and its limits.
 */
final class FormFilling {

  private static final String PREFIX = "fields.";

  private final List<Field> form;
  private final Rules rules;
  private final Map<String, GivenTable> tablesGiven;
  private final Map<String, Object> filled = new HashMap<>();
  private final Map<String, FaultyValue> faults = new LinkedHashMap<>();
  private final Map<String, FaultyValue> notCalculated = new LinkedHashMap<>();
  private final Map<String, List<FieldError>> tableFaults = new HashMap<>();
  private final FillingValues values;

  /** What checks the fields one by one. */
  record Rules(
      FieldValues fieldValues, Limits limits, ComputedFields computed, TableInput tables) {}

  FormFilling(
      List<Field> form,
      Rules rules,
      Expressions.Values context,
      String element,
      Map<String, GivenTable> tablesGiven) {
    this.form = form;
    this.rules = rules;
    this.tablesGiven = tablesGiven;
    this.values = new FillingValues(context, form, element, tablesGiven, filled);
  }

  /**
   * Takes what was filled in, as far as the fields take it, and calculates what follows from it.
   */
  FormFilling fill(Map<String, Object> given) {
    for (Field field : form) {
      Object value = given.get(field.id());
      boolean asked = !field.isComputed() && field.rows() == null;
      if (asked && value != null && !FieldInput.isEmpty(value)) {
        try {
          filled.put(field.id(), rules.fieldValues().converted(field, value));
        } catch (FaultyValue fault) {
          faults.put(field.id(), fault);
        }
      }
    }
    fillTables(given);
    boolean calculates = false;
    for (Field field : form) {
      Template formula = field.formulas().value();
      if (formula != null) {
        calculate(field, formula);
        calculates = true;
      }
    }
    if (calculates) {
      fillTables(given); // what a cell may be may depend on what is calculated
    }
    return this;
  }

  private void fillTables(Map<String, Object> given) {
    for (Field field : form) {
      if (field.rows() != null) {
        String id = field.id();
        List<FieldError> found = new ArrayList<>();
        List<Map<String, Object>> rows =
            rules
                .tables()
                .checked(field, given.get(id), tablesGiven.get(id), values, PREFIX + id, found);
        tableFaults.put(id, found);
        if (!rows.isEmpty()) {
          filled.put(id, rows);
        }
      }
    }
  }

  /**
   * What cannot be calculated because of earlier values is empty, and limits do not hold for what
   * is calculated of them alone: nobody could complete the step otherwise.
   */
  private void calculate(Field field, Template formula) {
    FilledInValues filledIn = values.filledIn();
    boolean asksForm = filledIn.asks(formula) || filledIn.asksNothingElse(formula);
    try {
      Object value = rules.computed().value(asksForm ? field : unlimited(field), formula, values);
      if (value != null) {
        filled.put(field.id(), value);
      }
    } catch (FaultyValue fault) {
      if (filledIn.asksNothingElse(formula) || (asksForm && isPossible(field, formula))) {
        notCalculated.put(field.id(), fault);
      }
    }
  }

  /** Of units and the like, the limits say that there are several. */
  private static Field unlimited(Field field) {
    return switch (field.type()) {
      case "string", "text", "long", "double" -> field.limited(null, null);
      default -> field;
    };
  }

  /** Whether only the field's own limits are in the way. */
  private boolean isPossible(Field field, Template formula) {
    try {
      Object unused = rules.computed().value(unlimited(field), formula, values);
      return true;
    } catch (FaultyValue fault) {
      return false;
    }
  }

  /** The values of the process, with what is filled in. */
  FillingValues values() {
    return values;
  }

  /** The values in their stored form, in the order of the form. */
  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    for (Field field : form) {
      Object value = filled.get(field.id());
      if (value != null) {
        result.put(field.id(), field.rows() == null ? value : seen(field.rows(), value));
      }
    }
    return result;
  }

  /** The rows without the columns that only calculated values see. */
  private static Object seen(Rows asked, Object rows) {
    if (asked.hidden().isEmpty()) {
      return rows;
    }
    List<Map<String, Object>> seen = new ArrayList<>();
    for (Object row : (List<?>) rows) {
      Map<String, Object> columns = new LinkedHashMap<>();
      ((Map<?, ?>) row)
          .forEach((id, value) -> columns.put(String.valueOf(id), Objects.requireNonNull(value)));
      columns.keySet().removeAll(asked.hidden());
      seen.add(columns);
    }
    return seen;
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
      if (field.rows() != null) {
        errors.addAll(tableFaults.getOrDefault(field.id(), List.of()));
        continue;
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
    if (field.isComputed() && given != null && !FieldInput.isEmpty(given)) {
      return new FieldError(PREFIX + field.id(), "form.computed");
    } else if (fault == null && value == null) {
      boolean missing = !field.isComputed() && FieldInput.isRequired(field, values);
      return missing ? FieldInput.missing(beside ? "evidence" : PREFIX + field.id(), field) : null;
    }
    if (fault == null) {
      fault = outside(field, value, given);
    }
    return fault == null ? null : fault.in(PREFIX + field.id());
  }

  /** How a value breaks a limit that is an expression, or a choice. */
  private @Nullable FaultyValue outside(
      Field field, @Nullable Object value, @Nullable Object given) {
    Template formula = field.formulas().value();
    boolean fixed = formula != null && !values.filledIn().asks(formula);
    if (value == null || fixed) {
      return null;
    }
    try {
      if (field.minFrom() != null || field.maxFrom() != null) {
        Field limited = rules.limits().of(field, values);
        Object unused = rules.fieldValues().converted(limited, given == null ? value : given);
      }
      rules.limits().check(field, value, values);
      return null;
    } catch (FaultyValue fault) {
      return fault;
    }
  }
}
