package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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

  /** What a process waited for of its issue's children has come about. */
  public record Awaited(JsonNode data) implements TrailEvent {

    static final String CODE = "childrenAwaited";

    private static final String CHILDREN = "children";

    /**
     * @param counts how many children there are, by their type
     */
    public static Awaited of(ProcessElement source, Map<String, Object> counts) {
      return new Awaited(Members.of(source).with(CHILDREN, counts).json());
    }

    @Override
    public String code() {
      return CODE;
    }

    /** The counts of each type: {@code total}, {@code open}, {@code good}, {@code relapsed}. */
    public JsonNode counts() {
      return data.path(CHILDREN);
    }
  }

  /** The number; missing where the reader may not see that issue. */
  public JsonNode number() {
    return data.path(NUMBER);
  }

  public String type() {
    return Members.text(data, Members.TYPE);
  }
}
