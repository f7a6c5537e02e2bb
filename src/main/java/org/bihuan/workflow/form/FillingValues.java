package org.bihuan.workflow.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.values.ExpressionNames.Value;
import org.bihuan.process.values.FilledInValues;
import org.jspecify.annotations.Nullable;

/**
 * The values of an issue while a form of it is filled in: {@code fields.<this form>} is what is
 * filled in, and not what was submitted before.
 */
final class FillingValues implements Expressions.Values {

  private final Expressions.Values issue;
  private final String form;
  private final FilledInValues filledIn;
  private final Map<String, Object> filled;
  private final @Nullable Map<String, Object> row;
  private @Nullable Map<String, @Nullable Object> fields;

  /**
   * @param form its fields
   * @param element the id of the step, the action's key, or the opening
   * @param tablesGiven rows that are given, by the id of their field
   * @param filled what is filled in; it may change between two expressions
   */
  FillingValues(
      Expressions.Values issue,
      List<Field> form,
      String element,
      Map<String, GivenTable> tablesGiven,
      Map<String, Object> filled) {
    this(issue, element, new FilledInValues(form, element, withoutRows(tablesGiven)), filled, null);
  }

  private FillingValues(
      Expressions.Values issue,
      String form,
      FilledInValues filledIn,
      Map<String, Object> filled,
      @Nullable Map<String, Object> row) {
    this.issue = issue;
    this.form = form;
    this.filledIn = filledIn;
    this.filled = filled;
    this.row = row;
  }

  private static Set<String> withoutRows(Map<String, GivenTable> tables) {
    return tables.entrySet().stream()
        .filter(table -> table.getValue().rows().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The same for a row of a table, as it was entered: {@code row}. */
  FillingValues in(Map<String, Object> entered) {
    return new FillingValues(issue, form, filledIn, filled, entered);
  }

  /** Which of the values were filled in, and which stood fast before. */
  FilledInValues filledIn() {
    return filledIn;
  }

  @Override
  public @Nullable Object value(String name) {
    return row != null && name.equals(GivenTable.ROW)
        ? row
        : name.equals(Value.FIELDS.code()) ? fields() : issue.value(name);
  }

  private Map<String, @Nullable Object> fields() {
    if (fields == null) {
      fields = new HashMap<>();
      if (issue.value(Value.FIELDS.code()) instanceof Map<?, ?> before) {
        for (Map.Entry<?, ?> one : before.entrySet()) {
          fields.put(String.valueOf(one.getKey()), one.getValue());
        }
      }
      fields.put(form, filled);
    }
    return fields;
  }

  @Override
  public @Nullable Object call(String function, List<@Nullable Object> arguments) {
    return issue.call(function, arguments);
  }

  @Override
  public @Nullable Instant instant(Object value) {
    return issue.instant(value);
  }

  @Override
  public String text(Object value) {
    return issue.text(value);
  }
}
