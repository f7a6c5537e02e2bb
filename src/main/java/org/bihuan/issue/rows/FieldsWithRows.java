package org.bihuan.issue.rows;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields by step, or one step's fields by id, in which tables stand for their references. Of a form
 * that several people filled in, the tables of one field are read together.
 */
final class FieldsWithRows extends AbstractMap<String, Object> {

  private final Map<?, ?> fields;
  private final List<?> together;
  private final Function<List<RowsReference>, Map<RowsReference, List<Map<String, Object>>>> rows;
  private final Map<Object, Map<RowsReference, List<Map<String, Object>>>> read;

  /**
   * @param rows reads the tables of references
   */
  FieldsWithRows(
      Map<?, ?> fields,
      Function<List<RowsReference>, Map<RowsReference, List<Map<String, Object>>>> rows) {
    this(fields, List.of(fields), rows, new HashMap<>());
  }

  private FieldsWithRows(
      Map<?, ?> fields,
      List<?> together,
      Function<List<RowsReference>, Map<RowsReference, List<Map<String, Object>>>> rows,
      Map<Object, Map<RowsReference, List<Map<String, Object>>>> read) {
    this.fields = fields;
    this.together = together;
    this.rows = rows;
    this.read = read;
  }

  @Override
  public @Nullable Object get(Object key) {
    Object value = fields.get(key);
    return value == null ? null : resolved(key, value);
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
                        String.valueOf(entry.getKey()), resolved(entry.getKey(), entry.getValue())))
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

  private Object resolved(Object key, Object value) {
    Optional<RowsReference> reference = reference(value);
    if (reference.isPresent()) {
      return Objects.requireNonNull(read.computeIfAbsent(key, this::readAll).get(reference.get()));
    } else if (value instanceof Map<?, ?> map) {
      return new FieldsWithRows(map, rows);
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      return several(list);
    }
    return value;
  }

  /** A form that several filled in is a list of what each has filled in. */
  private List<Object> several(List<?> list) {
    Map<Object, Map<RowsReference, List<Map<String, Object>>>> shared = new HashMap<>();
    return list.stream()
        .<Object>map(
            each ->
                each instanceof Map<?, ?> map ? new FieldsWithRows(map, list, rows, shared) : each)
        .toList();
  }

  private Map<RowsReference, List<Map<String, Object>>> readAll(Object key) {
    return rows.apply(
        together.stream()
            .flatMap(each -> each instanceof Map<?, ?> map ? Stream.ofNullable(map.get(key)) : null)
            .flatMap(value -> reference(value).stream())
            .toList());
  }

  private static Optional<RowsReference> reference(Object value) {
    return value instanceof Map<?, ?> map ? RowsReference.of(map) : Optional.empty();
  }
}
