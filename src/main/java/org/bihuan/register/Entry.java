package org.bihuan.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * One version of an entry.
 *
 * @param fields the columns' values by id, as a form keeps them
 * @param from the first day it holds; null: it always did
 * @param to the last day; null: it has none
 */
public record Entry(
    String register,
    String key,
    int version,
    String title,
    Map<String, Object> fields,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Instant changedAt,
    String changedBy) {

  /** Whether another version says the same. */
  boolean isSame(Entry other) {
    return content().equals(other.content())
        && Objects.equals(from, other.from)
        && Objects.equals(to, other.to);
  }

  /** The columns as they are stored. */
  String content() {
    return Canonical.text(Canonical.sorted(Canonical.of(fields)));
  }
}
