package org.bihuan.document;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bihuan.http.Messages;
import org.bihuan.labels.Labels;
import org.bihuan.labels.TimeLabels;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How values stand in a document: units, persons and choices by their names, in Chinese, as
 * official documents are.
 */
@Component
class Wording {

  private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
  private static final String FIELDS = "fields";

  private final Labels labels;
  private final TimeLabels times;
  private final Messages messages;

  Wording(Labels labels, TimeLabels times, Messages messages) {
    this.messages = messages.in(LANGUAGE);
    this.labels = labels.in(LANGUAGE);
    this.times = times.in(this.messages);
  }

  /**
   * The text of an expression's value.
   *
   * @param rows the field of the table whose row it is about; null where it is about none
   */
  String text(
      ProcessModel model,
      Expression expression,
      @Nullable Field rows,
      @Nullable Object value,
      Expressions.Values values) {
    if (value == null) {
      return "";
    } else if (value instanceof Collection<?> several) {
      return several.stream()
          .filter(Objects::nonNull)
          .map(one -> text(model, expression, rows, one, values))
          .collect(Collectors.joining("、"));
    } else if (value instanceof Boolean is) {
      return messages.text(is ? "workbench.yes" : "workbench.no");
    } else if (value instanceof LocalDate day) {
      return times.day(day);
    }
    List<String> path = path(expression);
    String text = values.text(value);
    if (path.get(0).equals("issue") || path.get(0).equals("parent")) {
      return fact(path.get(path.size() - 1), text);
    }
    Field field = rows == null ? field(model, path) : column(rows, path);
    boolean by = path.size() == 3 && path.get(2).equals(ProcessModel.BY);
    if (field != null) {
      return told(field, text);
    } else if (by && path.get(0).equals(FIELDS)) {
      return labels.person(text);
    }
    return model.loops().values().stream()
        .filter(loop -> path.get(0).equals(loop.variable()))
        .findFirst()
        .map(loop -> item(model, loop, path, text))
        .orElse(text);
  }

  private String told(Field field, String text) {
    return switch (field.type()) {
      case "unit" -> labels.unitName(text);
      case "person" -> labels.person(text);
      case "enum" -> field.value(text).map(choice -> choice.names().in(LANGUAGE)).orElse(text);
      case "date" -> day(text);
      default -> text;
    };
  }

  /** The variable of a multi-instance activity, or a column of the row that it holds. */
  private String item(ProcessModel model, MultiInstance loop, List<String> path, String text) {
    Expression of =
        loop.collection() == null
            ? null
            : Template.parse(loop.collection().strip()).single().orElse(null);
    if (of == null) {
      return text;
    } else if (of instanceof Expression.Call call) {
      return switch (call.function()) {
        case "units.children", "units.below" -> labels.unitName(text);
        case "people.of" -> labels.person(text);
        default -> text;
      };
    }
    Field field = table(model, of);
    if (field != null && path.size() > 1) {
      field = column(field, path);
    }
    return field == null ? text : told(field, text);
  }

  private String fact(String name, String text) {
    return switch (name) {
      case "unit", "supervisor" -> labels.unitName(text);
      case "openedBy" -> labels.person(text);
      case "severity" -> labels.severity(text);
      case "source" -> labels.source(text);
      case "type" -> labels.type(text);
      default -> text;
    };
  }

  private String day(String text) {
    try {
      return times.day(LocalDate.parse(text));
    } catch (java.time.format.DateTimeParseException e) {
      return text;
    }
  }

  /** The value that an expression gives as it is: of a function its first argument. */
  private static List<String> path(Expression expression) {
    if (expression instanceof Expression.Path path) {
      return path.names();
    } else if (expression instanceof Expression.Call call && call.function().equals("orElse")) {
      return path(call.arguments().get(0));
    } else if (expression instanceof Expression.Call call
        && call.function().equals("units.parent")) {
      return List.of("issue", "unit");
    }
    return List.of("");
  }

  private static @Nullable Field field(ProcessModel model, List<String> path) {
    if (path.size() < 3 || !path.get(0).equals(FIELDS)) {
      return null;
    }
    Field field = find(model.form(path.get(1)), path.get(2));
    return field == null || path.size() == 3 ? field : column(field, path);
  }

  private static @Nullable Field column(Field table, List<String> path) {
    ProcessModel.Rows rows = table.rows();
    return rows == null ? null : find(rows.columns(), path.get(path.size() - 1));
  }

  /** The field of the table whose rows an expression gives; null where it is no such table. */
  static @Nullable Field table(ProcessModel model, Expression rows) {
    Expression of = rows;
    while (of instanceof Expression.Filter filter) {
      of = filter.of();
    }
    return field(model, path(of));
  }

  private static @Nullable Field find(List<Field> fields, String id) {
    return fields.stream().filter(field -> field.id().equals(id)).findFirst().orElse(null);
  }
}
