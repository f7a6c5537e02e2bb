package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The actor claimed a task. */
public record Claimed(@Nullable String step, JsonNode data) implements TrailEvent {

  static final String CODE = "claimed";

  /**
   * @param from who had claimed it before and no longer may take it; null for nobody
   */
  public static Claimed of(String step, String task, @Nullable String from) {
    return new Claimed(
        step, Members.none().given(Members.FROM, from).with(Members.TASK, task).json());
  }

  @Override
  public String code() {
    return CODE;
  }
}
