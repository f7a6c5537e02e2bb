package org.bihuan.issue.rows;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields by step, or one step's fields by id, in which tables stand for their references. */
final class FieldsWithRows extends AbstractMap<String, Object> {

  private final Map<?, ?> fields;
  private final Function<RowsReference, List<Map<String, Object>>> rows;

  FieldsWithRows(Map<?, ?> fields, Function<RowsReference, List<Map<String, Object>>> rows) {
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
    if (value instanceof Map<?, ?> map) {
      Optional<RowsReference> reference = RowsReference.of(map);
      return reference.isPresent() ? rows.apply(reference.get()) : new FieldsWithRows(map, rows);
    }
    return value instanceof List<?> list && list.stream().anyMatch(FieldsWithRows::isReference)
        ? all(list)
        : value;
  }

  private static boolean isReference(@Nullable Object value) {
    return value instanceof Map<?, ?> map && RowsReference.of(map).isPresent();
  }

  /** A table that several filled in: all their rows. */
  private List<Map<String, Object>> all(List<?> references) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Object each : references) {
      if (each instanceof Map<?, ?> map) {
        RowsReference.of(map).ifPresent(reference -> all.addAll(rows.apply(reference)));
      }
    }
    return all;
  }
}
