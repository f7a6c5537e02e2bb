package org.bihuan.issue.rows;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields by step, or one step's fields by id, in which tables stand for their references. */
final class FieldsWithRows extends AbstractMap<String, Object> {

  private final Map<?, ?> fields;
  private final Function<List<RowsReference>, List<Map<String, Object>>> rows;

  FieldsWithRows(Map<?, ?> fields, Function<List<RowsReference>, List<Map<String, Object>>> rows) {
    this.fields = fields;
    this.rows = rows;
  }

  @Override
  public @Nullable Object get(Object key) {
    Object value = fields.get(key);
    return value == null ? null : resolved(value);
  }

  @Override
  public boolean containsKey(Object key) {
    return fields.containsKey(key);
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return fields.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(
            entry ->
                new SimpleImmutableEntry<>(
                    String.valueOf(entry.getKey()), resolved(entry.getValue())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Object resolved(Object value) {
    List<RowsReference> references = references(value);
    if (!references.isEmpty()) {
      return rows.apply(references);
    }
    return value instanceof Map<?, ?> map ? new FieldsWithRows(map, rows) : value;
  }

  /** Several where several people filled in a table: it has all their rows. */
  private static List<RowsReference> references(Object value) {
    List<RowsReference> references = new ArrayList<>();
    for (Object each : value instanceof List<?> list ? list : List.of(value)) {
      if (each instanceof Map<?, ?> map) {
        RowsReference.of(map).ifPresent(references::add);
      }
    }
    return references;
  }
}
