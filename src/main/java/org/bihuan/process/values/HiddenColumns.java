package org.bihuan.process.values;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Filter;
import org.bihuan.process.language.Expression.Member;
import org.bihuan.process.language.Expression.Path;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.Template;

/**
 * The columns that a form hides when it gives rows that were entered in an earlier one. They are
 * hidden where they were entered as well, also where the rows were given on by forms between.
 */
public final class HiddenColumns {

  private HiddenColumns() {}

  /** A table that is given in a form. */
  private record Given(String id, Rows rows, List<String> sources) {}

  /** Ids of columns by {@code form.field}; only tables of which some are hidden. */
  public static Map<String, Set<String>> of(ProcessModel model) {
    List<Given> tables =
        Stream.of(Stream.of(ProcessModel.OPENED), ids(model.steps()), ids(model.actions()))
            .flatMap(forms -> forms)
            .flatMap(form -> model.form(form).stream().flatMap(field -> given(form, field)))
            .toList();
    Map<String, Set<String>> hidden = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Given table : tables) {
        Set<String> columns = new HashSet<>(table.rows.hidden());
        columns.addAll(hidden.getOrDefault(table.id, Set.of()));
        for (String source : columns.isEmpty() ? List.<String>of() : table.sources) {
          more |= hidden.computeIfAbsent(source, any -> new TreeSet<>()).addAll(columns);
        }
      }
    }
    return hidden;
  }

  private static Stream<String> ids(Map<String, ?> forms) {
    return forms.keySet().stream();
  }

  private static Stream<Given> given(String form, Field field) {
    Rows rows = field.rows();
    return rows == null || rows.given() == null
        ? Stream.empty()
        : Stream.of(
            new Given(
                form + "." + field.id(),
                rows,
                MentionedFields.of(rows.given().expressions()).distinct().toList()));
  }

  /**
   * Which expressions of a form ask what it hides: a value that follows from a hidden column would
   * tell it to whoever tries one answer after the other.
   *
   * @param element the form: a step's id or an action's key
   */
  public static Predicate<Template> asked(List<Field> form, String element) {
    Set<String> asked = new HashSet<>();
    form.forEach(field -> addHidden(asked, element, field));
    boolean more = !asked.isEmpty();
    while (more) {
      more = false;
      for (Field field : form) {
        Template formula = field.formulas().value();
        if (formula != null && asks(formula, asked)) {
          more |= asked.add("fields." + element + "." + field.id());
        }
      }
    }
    return formula -> asks(formula, asked);
  }

  /** The columns by their table and name, as an expression may name them. */
  private static void addHidden(Set<String> asked, String element, Field field) {
    Rows rows = field.rows();
    if (rows == null || rows.hidden().isEmpty()) {
      return;
    }
    String table = "fields." + element + "." + field.id();
    rows.hidden().forEach(column -> asked.add(table + "." + column));
    for (Field column : rows.columns()) { // one is calculated of those before it
      Template formula = column.formulas().value();
      if (formula != null && asksRow(formula, table, asked)) {
        asked.add(table + "." + column.id());
      }
    }
  }

  private static boolean asksRow(Template formula, String table, Set<String> asked) {
    return formula
        .expressions()
        .flatMap(Expression::tree)
        .anyMatch(
            part ->
                part instanceof Path path
                    && path.root().equals("row")
                    && path.names().size() > 1
                    && asked.contains(table + "." + path.names().get(1)));
  }

  private static boolean asks(Template formula, Set<String> asked) {
    return formula
        .expressions()
        .flatMap(Expression::tree)
        .anyMatch(
            part ->
                part instanceof Path path
                    ? asked.contains(path.dotted())
                    : part instanceof Filter filter
                        ? asks(filter.of(), filter.condition().tree(), asked)
                        : part instanceof Member member
                            && asks(
                                member.of(), Stream.of(new Path(List.of(member.name()))), asked));
  }

  /** In the condition of a filter, and behind it, columns are named without their table. */
  private static boolean asks(Expression of, Stream<Expression> columns, Set<String> asked) {
    Expression table = of;
    while (table instanceof Filter inner) {
      table = inner.of();
    }
    return table instanceof Path path
        && columns.anyMatch(
            part ->
                part instanceof Path column && asked.contains(path.dotted() + "." + column.root()));
  }
}
