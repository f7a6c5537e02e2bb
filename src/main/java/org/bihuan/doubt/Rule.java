package org.bihuan.doubt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * By what something is doubtful. The rules and their thresholds are told in {@code docs/doubts.md}.
 */
public enum Rule {
  COPIED_TEXT("copiedText", Kind.TEXT, List.of("part"));

  private final String code;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that cannot change
  private final List<String> told;

  Rule(String code, Kind kind, List<String> told) {
    this.code = code;
    this.kind = kind;
    this.told = told;
  }

  /** What it is about. */
  public enum Kind {
    PHOTO,
    TEXT,
    HABIT;

    @JsonValue
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The code in tables and JSON. */
  @JsonValue
  public String code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  /** The facts that its message tells, in this order. */
  List<String> told() {
    return told;
  }

  static Rule stored(String code) {
    for (Rule rule : values()) {
      if (rule.code.equals(code)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("no rule " + code);
  }
}
