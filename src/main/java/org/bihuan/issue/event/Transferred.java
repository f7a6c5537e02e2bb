package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The actor transferred a task to a colleague. */
public record Transferred(@Nullable String step, JsonNode data) implements TrailEvent {

  static final String CODE = "transferred";

  public static Transferred of(String step, String task, String to) {
    return new Transferred(
        step, Members.none().with(Members.TO, to).with(Members.TASK, task).json());
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
