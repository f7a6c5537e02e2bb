package org.bihuan.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.template.DocumentNames;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.template.DocumentTemplate.Placeholder;
import org.jspecify.annotations.Nullable;

/** Works out what stands in the place of a template's placeholders. */
final class ContentMaking {

  private final ProcessModel model;
  private final DocumentTemplate template;
  private final Expressions.Values values;
  private final Wording wording;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> lines = new LinkedHashMap<>();
  private final Map<String, String> late = new LinkedHashMap<>();

  ContentMaking(
      ProcessModel model, DocumentTemplate template, Expressions.Values values, Wording wording) {
    this.model = model;
    this.template = template;
    this.values = values;
    this.wording = wording;
  }

  /** What is known when the process comes by; trail and children are left to be read later. */
  DocumentContent content(int before) {
    for (Placeholder one : template.placeholders()) {
      if (DocumentNames.isLate(one.expression())) {
        late.put(String.valueOf(one.line()), ((Expression.Path) one.expression()).dotted());
      } else if (!DocumentNames.isOfRow(one.expression())
          && !DocumentNames.isOfDocument(one.expression())) {
        ofWhole(one);
      }
    }
    return new DocumentContent(texts, lines, late, before);
  }

  private void ofWhole(Placeholder placeholder) {
    Object value = value(placeholder.expression(), values);
    Field table = Wording.table(model, placeholder.expression());
    boolean rows =
        value instanceof Collection<?> many && many.stream().anyMatch(Map.class::isInstance);
    if (rows || (table != null && table.rows() != null && !isColumn(placeholder.expression()))) {
      lines.put(String.valueOf(placeholder.line()), rows(placeholder.line(), table, value));
    } else {
      texts.put(
          placeholder.source(), wording.text(model, placeholder.expression(), null, value, values));
    }
  }

  private static boolean isColumn(Expression expression) {
    return expression instanceof Expression.Path path && path.names().size() > 3;
  }

  private List<Map<String, String>> rows(int line, @Nullable Field table, @Nullable Object value) {
    List<Map<String, String>> told = new ArrayList<>();
    for (Object row : Evaluator.list(value)) {
      Map<String, Object> names = new HashMap<>();
      names.put(DocumentNames.ROW, row);
      names.put(DocumentNames.ROW_NUMBER, told.size() + 1);
      Expressions.Values of = new OfRow(names, values);
      Map<String, String> cells = new LinkedHashMap<>();
      for (Placeholder one : template.placeholders()) {
        if (one.line() == line && DocumentNames.isOfRow(one.expression())) {
          Object cell = value(one.expression(), of);
          cells.put(one.source(), wording.text(model, one.expression(), table, cell, of));
        }
      }
      told.add(cells);
    }
    return told;
  }

  /** What cannot be evaluated is empty, as in every text. */
  private static @Nullable Object value(Expression expression, Expressions.Values values) {
    try {
      return Expressions.evaluate(expression, values);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The values around, and the row at hand. */
  private record OfRow(Map<String, Object> names, Expressions.Values outer)
      implements Expressions.Values {

    @Override
    public @Nullable Object value(String name) {
      return names.containsKey(name) ? names.get(name) : outer.value(name);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return outer.call(function, arguments);
    }

    @Override
    public java.time.@Nullable Instant instant(Object value) {
      return outer.instant(value);
    }

    @Override
    public String text(Object value) {
      return outer.text(value);
    }
  }
}
