package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The actor transferred a task to a colleague. */
public record Transferred(@Nullable String step, JsonNode data) implements TrailEvent {

  static final String CODE = "transferred";

  /**
   * @param from who had claimed it, where somebody else transferred it; else null
   * @param reason why somebody else did; null where nobody said
   */
  public static Transferred of(
      String step, String task, String to, @Nullable String from, @Nullable String reason) {
    return new Transferred(
        step,
        Members.none()
            .with(Members.TO, to)
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

  /** A username. */
  public String to() {
    return Members.text(data, Members.TO);
  }
}
