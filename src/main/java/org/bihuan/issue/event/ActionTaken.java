package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The actor took an action, which is possible beside the steps. */
public record ActionTaken(@Nullable String step, JsonNode data) implements SubmissionEvent {

  public static final String CODE = "acted";

  private static final String ACTION = "action";
  private static final String BY = "by";

  public static ActionTaken of(String action, Filled filled) {
    return new ActionTaken(action, filled.in(Members.none().with(ACTION, action)).json());
  }

  /**
   * The action as another issue's process takes it.
   *
   * @param by the number of that issue
   */
  public static ActionTaken of(ProcessElement source, String by, String action, Filled filled) {
    Members members = Members.of(source).with(ACTION, action).with(BY, by);
    return new ActionTaken(action, filled.in(members).json());
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String naming() {
    return BY;
  }

  /** The issue whose process took it; null where somebody did, or the reader may not see it. */
  public @Nullable String by() {
    return Members.textOrNull(data, BY);
  }
}
