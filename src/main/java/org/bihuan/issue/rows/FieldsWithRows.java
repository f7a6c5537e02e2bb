package org.bihuan.issue.rows;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    List<Entry<String, Object>> entries =
        fields.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .<Entry<String, Object>>map(
                entry ->
                    new SimpleImmutableEntry<>(
                        String.valueOf(entry.getKey()), resolved(entry.getValue())))
            .toList();
    // no set that asks for hash codes: they would read every table
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return entries.iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }
    };
  }

  private Object resolved(Object value) {
    if (value instanceof Map<?, ?> map) {
      Optional<RowsReference> reference = RowsReference.of(map);
      return reference.isPresent() ? rows.apply(reference.get()) : new FieldsWithRows(map, rows);
    }
    // a form that several filled in is a list of what each has filled in
    return value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)
        ? list.stream().map(this::resolved).toList()
        : value;
  }
}
