package org.bihuan.workflow.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the rows that were entered into a table, cell by cell. */
@Component
class TableInput {

  private final FieldInput cells;
  private final Limits limits;
  private final ComputedFields computed;

  TableInput(FieldInput cells, Limits limits, ComputedFields computed) {
    this.cells = cells;
    this.limits = limits;
    this.computed = computed;
  }

  /**
   * The rows in their stored form, hidden columns too; empty where there are none, or errors were
   * added.
   *
   * @param given the rows to be filled in; null where they are added by whoever fills in the form
   * @param name of the field in errors; a cell is {@code fields.findings[2].title}, from 0
   */
  List<Map<String, Object>> checked(
      Field field,
      @Nullable Object value,
      @Nullable GivenTable given,
      FillingValues context,
      String name,
      List<FieldError> errors) {
    if (value != null && !(value instanceof List<?>)) {
      errors.add(new FieldError(name, "form.notRows"));
      return List.of();
    }
    List<?> sent = value instanceof List<?> list ? list : List.of();
    int before = errors.size();
    List<Map<String, Object>> rows =
        given == null
            ? added(field, sent, context, name, errors)
            : filled(field, sent, given, context, name, errors);
    return errors.size() == before ? rows : List.of();
  }

  private List<Map<String, Object>> added(
      Field field, List<?> sent, FillingValues context, String name, List<FieldError> errors) {
    if (sent.isEmpty()) {
      if (FieldInput.isRequired(field, context)) {
        errors.add(FieldInput.missing(name, field));
      }
      return List.of();
    }
    Rows asked = Objects.requireNonNull(field.rows());
    Field limited = limits.of(field, context);
    int most = asked.most(field.max());
    most = limited.max() == null ? most : Math.min(most, limited.max().intValue());
    if (sent.size() > most) {
      errors.add(new FieldError(name, "form.tooManyRows", most));
      return List.of();
    }
    if (limited.min() != null && sent.size() < limited.min().intValue()) {
      errors.add(new FieldError(name, "form.tooFewRows", limited.min().intValue()));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < sent.size() && errors.size() <= Problem.MOST_ERRORS; i++) {
      String place = name + "[" + i + "]";
      if (!(sent.get(i) instanceof Map<?, ?> row)) {
        errors.add(new FieldError(place, "form.notARow"));
      } else if (row.values().stream().allMatch(FieldInput::isEmpty)) {
        errors.add(new FieldError(place, "form.emptyRow"));
      } else {
        rows.add(row(asked, row, Map.of(), Set.of(), context, place, errors));
      }
    }
    return rows;
  }

  private List<Map<String, Object>> filled(
      Field field,
      List<?> sent,
      GivenTable given,
      FillingValues context,
      String name,
      List<FieldError> errors) {
    int before = errors.size();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < sent.size() && errors.size() <= Problem.MOST_ERRORS; i++) {
      String place = name + "[" + i + "]";
      if (!(sent.get(i) instanceof Map<?, ?> row)) {
        errors.add(new FieldError(place, "form.notARow"));
      } else if (!given.has(row.get(GivenTable.ROW))) {
        errors.add(new FieldError(place + "." + GivenTable.ROW, "form.unknownRow"));
      } else if (places.putIfAbsent(String.valueOf(row.get(GivenTable.ROW)), i) != null) {
        errors.add(new FieldError(place + "." + GivenTable.ROW, "form.rowTwice"));
      }
    }
    if (errors.size() > before) {
      return List.of();
    }
    Rows asked = Objects.requireNonNull(field.rows());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < given.rows().size() && errors.size() <= Problem.MOST_ERRORS; i++) {
      Integer at = places.get(GivenTable.id(i));
      Map<?, ?> row = at == null ? Map.of() : (Map<?, ?>) sent.get(at);
      String place = name + "[" + (at == null ? i : at) + "]";
      rows.add(row(asked, row, given.rows().get(i), given.columns(), context, place, errors));
    }
    return rows;
  }

  private Map<String, Object> row(
      Rows asked,
      Map<?, ?> sent,
      Map<String, Object> given,
      Set<String> fixed,
      FillingValues context,
      String place,
      List<FieldError> errors) {
    for (Object id : sent.keySet()) {
      String column = String.valueOf(id);
      if (fixed.contains(column)) {
        errors.add(new FieldError(place + "." + column, "form.given"));
      } else if (asked.columns().stream().noneMatch(known -> known.id().equals(column))
          && !(column.equals(GivenTable.ROW) && !fixed.isEmpty())) {
        errors.add(new FieldError(place + "." + column, "form.unknownField"));
      }
    }
    Map<String, Object> entered = new LinkedHashMap<>(given);
    FillingValues values = context.in(entered);
    if (asked.columns().stream().anyMatch(TableInput::asks)) {
      asked.columns().stream()
          .filter(column -> !fixed.contains(column.id()))
          .forEach(column -> cells.put(entered, column, sent.get(column.id())));
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (Field column : asked.columns()) {
      String name = place + "." + column.id();
      Template formula = column.formulas().value();
      Object value =
          fixed.contains(column.id())
              ? given.get(column.id())
              : formula == null
                  ? cells.checked(column, sent.get(column.id()), values, name, name, errors)
                  : calculated(column, formula, sent.get(column.id()), fixed, values, name, errors);
      if (value != null) {
        entered.put(column.id(), value);
        row.put(column.id(), value);
      }
    }
    return row;
  }

  /**
   * What a column is made of the others, from left to right: nobody fills it in. What cannot be
   * calculated because of earlier values is empty, as in a field.
   */
  private @Nullable Object calculated(
      Field column,
      Template formula,
      @Nullable Object sent,
      Set<String> fixed,
      FillingValues values,
      String name,
      List<FieldError> errors) {
    if (!FieldInput.isEmpty(sent)) {
      errors.add(new FieldError(name, "form.computed"));
      return null;
    }
    try {
      return computed.value(column, formula, values);
    } catch (FaultyValue fault) {
      if (values.filledIn().asksNothingElse(formula) && !asksFor(fixed, formula)) {
        errors.add(fault.in(name));
      }
      return null;
    }
  }

  private static boolean asksFor(Set<String> columns, Template formula) {
    return formula
        .expressions()
        .flatMap(Expression::tree)
        .anyMatch(
            part ->
                part instanceof Expression.Path path
                    && path.root().equals(GivenTable.ROW)
                    && path.names().stream().skip(1).limit(1).anyMatch(columns::contains));
  }

  /** Whether a column may ask for what stands in the others. */
  private static boolean asks(Field column) {
    return column.when() != null
        || column.minFrom() != null
        || column.maxFrom() != null
        || column.isComputed();
  }
}
