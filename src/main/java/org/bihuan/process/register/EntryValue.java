package org.bihuan.process.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bihuan.process.language.Evaluator;

/**
 * An entry of a register where a form's field holds it: its columns as they were when it was
 * chosen, and, under names that no column can have, which entry it is. So the trail says by itself
 * what was chosen, and expressions find the columns without asking the register.
 */
public final class EntryValue {

  private static final String REGISTER = "@register";
  private static final String VERSION = "@version";
  private static final String TITLE = "@title";

  private EntryValue() {}

  /** The value of a field. */
  public static Map<String, Object> of(
      String register, String key, int version, String title, Map<String, Object> columns) {
    Map<String, Object> value = new LinkedHashMap<>(columns);
    value.put(REGISTER, register);
    value.put(Evaluator.ENTRY, key);
    value.put(VERSION, version);
    value.put(TITLE, title);
    return value;
  }

  /** An entry that an expression gives a form; nobody can send one. */
  public static final class Given {
    private final Map<?, ?> value;

    private Given(Map<?, ?> value) {
      this.value = value;
    }

    /** The value of a field; empty where it is an entry of another register. */
    public Optional<Map<String, Object>> of(String register) {
      Map<String, Object> columns = new LinkedHashMap<>();
      value.forEach((name, column) -> columns.put(String.valueOf(name), column));
      return register.equals(columns.get(REGISTER)) ? Optional.of(columns) : Optional.empty();
    }
  }

  /** A value that an expression gives: an entry becomes one that a field takes as it is. */
  public static Object given(Object value) {
    return value instanceof Map<?, ?> map && key(value).isPresent() ? new Given(map) : value;
  }

  /** How an entry is shown; empty where a value is none. */
  public static Optional<String> title(Object value) {
    return value instanceof Map<?, ?> map && map.get(TITLE) instanceof String title
        ? Optional.of(title)
        : Optional.empty();
  }

  /** The same of a stored value. */
  public static Optional<String> title(JsonNode value) {
    return Optional.ofNullable(value.get(TITLE)).map(JsonNode::asText);
  }

  /** The key of an entry, as it would be sent; empty where a value is none. */
  public static Optional<String> key(Object value) {
    return value instanceof Map<?, ?> map && map.get(Evaluator.ENTRY) instanceof String key
        ? Optional.of(key)
        : Optional.empty();
  }

  /** The same of a stored value. */
  public static Optional<String> key(JsonNode value) {
    return Optional.ofNullable(value.get(Evaluator.ENTRY)).map(JsonNode::asText);
  }
}
