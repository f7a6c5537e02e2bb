package org.bihuan.doubt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * By what something is doubtful. The rules and their thresholds are told in {@code docs/doubts.md}.
 */
public enum Rule {
  COPIED_TEXT("copiedText", Kind.TEXT, List.of("part")),
  SAME_FILE("sameFile", Kind.PHOTO, List.of()),
  SAME_PICTURE("samePicture", Kind.PHOTO, List.of("differing")),
  TAKEN_BEFORE_OPENING("takenBeforeOpening", Kind.PHOTO, List.of("hours")),
  TAKEN_AFTER_SUBMITTING("takenAfterSubmitting", Kind.PHOTO, List.of("hours")),
  TAKEN_ELSEWHERE("takenElsewhere", Kind.PHOTO, List.of("kilometres")),
  SAME_CAMERA("sameCamera", Kind.PHOTO, List.of("camera")),
  FAST_REVIEW("fastReview", Kind.HABIT, List.of("seconds", "least", "files")),
  NOT_OPENED("notOpened", Kind.HABIT, List.of("files")),
  OFTEN_FAST("oftenFast", Kind.HABIT, List.of("some", "of", "otherSome", "otherOf")),
  NEVER_SENT_BACK("neverSentBack", Kind.HABIT, List.of("of", "otherSome", "otherOf")),
  LAST_WEEK("lastWeek", Kind.HABIT, List.of("some", "of", "otherSome", "otherOf"));

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
