package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A task was given back to its groups. */
public record Released(@Nullable String step, JsonNode data) implements TrailEvent {

  static final String CODE = "released";

  /**
   * @param from who had claimed it, where they did not give it back themselves; else null
   */
  public static Released of(String step, String task, @Nullable String from) {
    return new Released(
        step, Members.none().with(Members.TASK, task).given(Members.FROM, from).json());
  }

  @Override
  public String code() {
    return CODE;
  }
}
