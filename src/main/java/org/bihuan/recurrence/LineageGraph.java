package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Issues and of which older one each is the recurrence, while one of these links is changed. */
final class LineageGraph {

  private final Map<String, @Nullable String> links = new TreeMap<>();

  /**
   * @param of the older issue; null for the first of its lineage
   */
  void put(String issue, @Nullable String of) {
    links.put(issue, of);
    if (of != null) {
      links.putIfAbsent(of, null);
    }
  }

  @Nullable String of(String issue) {
    return links.get(issue);
  }

  /** Whether the one issue comes from the other, or is the same. */
  boolean comesFrom(String issue, String other) {
    String at = issue;
    for (int i = 0; at != null && i <= links.size(); i++) {
      if (at.equals(other)) {
        return true;
      }
      at = links.get(at);
    }
    return false;
  }

  private String first(String issue) {
    String at = issue;
    for (int i = 0; i <= links.size(); i++) {
      String before = links.get(at);
      if (before == null) {
        return at;
      }
      at = before;
    }
    throw new IllegalStateException("a circle through " + issue);
  }

  /** The issues that belong together, by their first one; those alone too. */
  Map<String, List<String>> parts() {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    links
        .keySet()
        .forEach(issue -> parts.computeIfAbsent(first(issue), any -> new ArrayList<>()).add(issue));
    return parts;
  }

  /** The issues that came directly from this one. */
  List<String> directlyFrom(String issue) {
    List<String> found = new ArrayList<>();
    links.forEach(
        (each, of) -> {
          if (issue.equals(of)) {
            found.add(each);
          }
        });
    return found;
  }
}
