package org.bihuan.process.values;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Figure;
import org.bihuan.process.language.ProcessModel.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The field, or the column of a table, by which a figure is grouped further.
 *
 * @param form the step, the action or the opening that asks for it
 * @param table the table that has the column; null for a field
 * @param field the field or the column
 */
public record FigureKey(String form, @Nullable String table, Field field) {

  private static final Set<String> FIELDS = Set.of("enum", "unit", "entry");
  private static final Set<String> COLUMNS = Set.of("enum", "unit", "entry", "string");

  /** The field of the form whose value is needed: the table for a column. */
  public String kept() {
    return table == null ? field.id() : table;
  }

  /**
   * What {@code by} of a figure names: an id, or the names with dots where the id alone says too
   * little. Empty where it names nothing, or more than one thing.
   */
  public static Optional<FigureKey> of(ProcessModel model, Figure figure) {
    String by = figure.by();
    if (by == null) {
      return Optional.empty();
    }
    Set<String> asked = tables(figure);
    List<FigureKey> found =
        forms(model)
            .flatMap(form -> keys(model, form, asked))
            .filter(key -> key.isNamed(by))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private boolean isNamed(String by) {
    return by.equals(field.id()) || by.equals(form + "." + kept() + column());
  }

  private String column() {
    return table == null ? "" : "." + field.id();
  }

  private static Stream<String> forms(ProcessModel model) {
    Set<String> forms = new LinkedHashSet<>(List.of(ProcessModel.OPENED));
    forms.addAll(model.steps().keySet());
    forms.addAll(model.actions().keySet());
    return forms.stream();
  }

  /** Only tables that the figure asks for have rows that it could be grouped by. */
  private static Stream<FigureKey> keys(ProcessModel model, String form, Set<String> asked) {
    List<FigureKey> keys = new ArrayList<>();
    boolean several = model.steps().containsKey(form) && !model.step(form).loops().isEmpty();
    for (Field field : model.form(form)) {
      Rows rows = field.rows();
      if (rows != null && asked.contains(form + "." + field.id())) {
        rows.shown().stream()
            .filter(column -> COLUMNS.contains(column.type()) && !column.isSeveral())
            .forEach(column -> keys.add(new FigureKey(form, field.id(), column)));
      } else if (FIELDS.contains(field.type())
          && !field.isSeveral()
          && !field.isRestricted()
          && !several) {
        keys.add(new FigureKey(form, null, field));
      }
    }
    return keys.stream();
  }

  private static Set<String> tables(Figure figure) {
    Set<String> asked = new LinkedHashSet<>();
    figure.expressions().stream()
        .flatMap(Expression::tree)
        .forEach(
            part -> {
              if (part instanceof Expression.Path path
                  && path.root().equals("fields")
                  && path.names().size() > 2) {
                asked.add(path.names().get(1) + "." + path.names().get(2));
              }
            });
    return asked;
  }
}
