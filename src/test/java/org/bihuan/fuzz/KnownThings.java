package org.bihuan.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that the service has returned so far, by their names in addresses and bodies. */
final class KnownThings {

  private static final int MOST = 60;

  /** Other parameter names for the same values. */
  private static final Map<String, List<String>> ALSO =
      Map.of(
          "task", List.of("id"),
          "next", List.of("after"),
          "number", List.of("issue", "parent"),
          "code", List.of("unit", "supervisor", "parent"),
          "username", List.of("to"));

  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> kept;

  /**
   * @param kept values that the run itself depends on, which are never put into a request
   */
  KnownThings(Set<String> kept) {
    this.kept = kept;
  }

  void learn(JsonNode answer) {
    answer
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode()) {
                learn(field.getKey(), field.getValue().asText());
              } else {
                learn(field.getValue());
              }
            });
    if (answer.isArray()) {
      answer.forEach(this::learn);
    }
  }

  void learn(String name, String value) {
    if (value.isEmpty() || value.length() > 300 || kept.contains(value)) {
      return;
    }
    List<String> known = values.computeIfAbsent(name, key -> new ArrayList<>());
    if (!known.contains(value)) {
      if (known.size() >= MOST) {
        known.remove(0);
      }
      known.add(value);
      ALSO.getOrDefault(name, List.of()).forEach(other -> learn(other, value));
    }
  }

  /** A value that fits the name about half of the time. */
  String any(String name, Dice dice) {
    List<String> known = values.getOrDefault(name, List.of());
    if (known.isEmpty() || dice.oneIn(4)) {
      return dice.oneIn(3) ? one(dice) : dice.odd();
    }
    return dice.one(known);
  }

  private String one(Dice dice) {
    return values.isEmpty() ? dice.odd() : dice.one(values.get(dice.one(values.keySet())));
  }
}
