package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A task was given back to its groups. */
public record Released(@Nullable String step, JsonNode data) implements TrailEvent {

  static final String CODE = "released";

  /**
   * @param from who had claimed it, where they did not give it back themselves; else null
   * @param reason why somebody else gave it back; null where nobody said
   */
  public static Released of(
      String step, String task, @Nullable String from, @Nullable String reason) {
    return new Released(
        step,
        Members.none()
            .with(Members.TASK, task)
            .given(Members.FROM, from)
            .given(Members.REASON, reason)
            .json());
  }

  /** Why; empty where nobody said. */
  public String reason() {
    return Members.text(data, Members.REASON);
  }

  @Override
  public String code() {
    return CODE;
  }
}
