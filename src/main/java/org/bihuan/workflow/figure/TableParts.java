package org.bihuan.workflow.figure;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions.Values;
import org.bihuan.process.values.ExpressionNames.Value;
import org.bihuan.process.values.FigureKey;
import org.jspecify.annotations.Nullable;

/**
 * The values of an issue as they are for each value of a column: the table has only the rows with
 * that value, everything else is as it was.
 */
final class TableParts {

  private static final String FIELDS = Value.FIELDS.code();

  private final FigureKey key;
  private final Values values;

  /**
   * @param key the column of a table
   */
  TableParts(FigureKey key, Values values) {
    this.key = key;
    this.values = values;
  }

  /** By the values of the column, in the order of the rows. */
  Map<String, Values> byKey(Function<@Nullable Object, String> text) {
    Map<String, Values> parts = new LinkedHashMap<>();
    if (!(values.value(FIELDS) instanceof Map<?, ?> fields)) {
      return parts;
    }
    Object form = fields.get(key.form());
    Map<String, List<Object>> rows = new LinkedHashMap<>();
    for (Object filled : Evaluator.list(form)) {
      Object table = filled instanceof Map<?, ?> map ? map.get(key.kept()) : null;
      for (Object row : Evaluator.list(table)) {
        if (row instanceof Map<?, ?> columns) {
          String value = text.apply(columns.get(key.field().id()));
          rows.computeIfAbsent(value, any -> new ArrayList<>()).add(row);
        }
      }
    }
    rows.forEach((value, some) -> parts.put(value, with(fields, form, some)));
    return parts;
  }

  /** Of a form that several filled in, their rows stand together in the first. */
  private Values with(Map<?, ?> fields, @Nullable Object form, List<Object> rows) {
    List<Object> forms = new ArrayList<>();
    for (Object filled : Evaluator.list(form)) {
      List<Object> own = forms.isEmpty() ? rows : List.of();
      forms.add(filled instanceof Map<?, ?> map ? new With(map, key.kept(), own) : filled);
    }
    Object replaced = form instanceof Map ? forms.get(0) : forms;
    return new Narrowed(values, new With(fields, key.form(), replaced));
  }

  private record Narrowed(Values all, Map<?, ?> fields) implements Values {

    @Override
    public @Nullable Object value(String name) {
      return name.equals(FIELDS) ? fields : all.value(name);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return all.call(function, arguments);
    }

    @Override
    public @Nullable Instant instant(Object value) {
      return all.instant(value);
    }

    @Override
    public String text(Object value) {
      return all.text(value);
    }
  }

  /** A map with one value replaced; its tables are read only where they are asked for. */
  private static final class With extends AbstractMap<Object, Object> {
    private final Map<?, ?> all;
    private final Object name;
    private final Object value;

    With(Map<?, ?> all, Object name, Object value) {
      this.all = all;
      this.name = name;
      this.value = value;
    }

    @Override
    public @Nullable Object get(Object key) {
      return key.equals(name) ? value : all.get(key);
    }

    @Override
    public int size() {
      return all.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Set<Entry<Object, Object>> entrySet() {
      return (Set<Entry<Object, Object>>) (Set<?>) all.entrySet();
    }
  }
}
