package org.bihuan.recurrence.likeness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.similarity.ComparableText;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem was found: problems are compared only where one of these is the same.
 *
 * @param unit the responsible unit; null where it is not known
 * @param location as it was typed; null where none is given
 * @param entries keys of the register entries with which the issue was opened, such as the
 *     enterprise
 */
public record Place(@Nullable String unit, @Nullable String location, List<String> entries) {

  /** Of more entries, the first ones count. */
  private static final int MOST_ENTRIES = 3;

  public Place {
    entries = entries.stream().distinct().limit(MOST_ENTRIES).toList();
  }

  public boolean isNowhere() {
    return scopes().isEmpty();
  }

  /** What stands for the unit, the location and each entry among the keys. */
  Set<String> scopes() {
    Set<String> scopes = new LinkedHashSet<>();
    if (unit != null && !unit.isBlank()) {
      scopes.add("unit:" + unit);
    }
    scopes.addAll(narrower());
    return scopes;
  }

  /** The same without the unit, which has the most issues. */
  Set<String> narrower() {
    Set<String> scopes = new LinkedHashSet<>();
    String named = located();
    if (!named.isEmpty()) {
      scopes.add("location:" + named);
    }
    entries.forEach(entry -> scopes.add("entry:" + entry));
    return scopes;
  }

  boolean isSameUnit(Place other) {
    return unit != null && unit.equals(other.unit);
  }

  boolean isSameLocation(Place other) {
    return !located().isEmpty() && located().equals(other.located());
  }

  boolean hasSameEntry(Place other) {
    return entries.stream().anyMatch(other.entries::contains);
  }

  private String located() {
    return location == null ? "" : ComparableText.of(location).value();
  }
}
