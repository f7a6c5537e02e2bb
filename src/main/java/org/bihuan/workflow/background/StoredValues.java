package org.bihuan.workflow.background;

import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;

/** Values of expressions, stored until something is done with them in the background. */
public final class StoredValues {

  private StoredValues() {}

  /** As JSON; dates and times become ISO 8601 texts, values that are empty are left out. */
  public static String text(Map<String, ? extends @Nullable Object> values) {
    return Canonical.text(Canonical.of(plain(values)));
  }

  public static Map<String, Object> read(String text) {
    return Canonical.map(Canonical.read(text));
  }

  private static Object plain(Object value) {
    if (value instanceof TemporalAccessor) {
      return value.toString();
    } else if (value instanceof Collection<?> several) {
      return several.stream().filter(one -> one != null).map(StoredValues::plain).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach(
          (name, one) -> {
            if (one != null) {
              plain.put(String.valueOf(name), plain(one));
            }
          });
      return plain;
    }
    return value;
  }
}
