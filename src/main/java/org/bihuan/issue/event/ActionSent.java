package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;

/** The process takes an action of another issue, its parent or a child. */
public record ActionSent(JsonNode data) implements TrailEvent {

  static final String CODE = "actionSent";

  private static final String NUMBER = "number";
  private static final String ACTION = "action";

  public static ActionSent of(ProcessElement source, String number, String action) {
    return new ActionSent(Members.of(source).with(NUMBER, number).with(ACTION, action).json());
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String naming() {
    return NUMBER;
  }

  /** The number; missing where the reader may not see that issue. */
  public JsonNode number() {
    return data.path(NUMBER);
  }

  public String action() {
    return Members.text(data, ACTION);
  }
}
