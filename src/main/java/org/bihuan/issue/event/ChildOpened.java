package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An issue was opened under this one. */
public record ChildOpened(JsonNode data) implements TrailEvent {

  static final String CODE = "issueOpened";

  private static final String NUMBER = "number";

  /**
   * @param source the element that opened it; null where the actor did
   */
  public static ChildOpened of(@Nullable ProcessElement source, String number, String type) {
    return new ChildOpened(Members.of(source).with(NUMBER, number).with(Members.TYPE, type).json());
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

  public String type() {
    return Members.text(data, Members.TYPE);
  }
}
