package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The actor took an action, which is possible beside the steps. */
public record ActionTaken(@Nullable String step, JsonNode data) implements SubmissionEvent {

  public static final String CODE = "acted";

  private static final String ACTION = "action";

  public static ActionTaken of(String action, Filled filled) {
    return new ActionTaken(action, filled.in(Members.none().with(ACTION, action)).json());
  }

  @Override
  public String code() {
    return CODE;
  }
}
