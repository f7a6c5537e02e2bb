package org.bihuan.issue.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A due date that was set or moved. Times are texts in ISO 8601.
 *
 * @param at when it was set or moved
 * @param from the due date before; null where there was none
 * @param element the process element that did so
 * @param reason why, where nobody asked for it
 * @param since the instant from which it is counted, where nobody asked for it
 */
public record DueDateChange(
    String at,
    @Nullable String from,
    String to,
    String element,
    @Nullable String reason,
    @Nullable String since) {

  public static final String AT = "at";

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String ELEMENT = "element";
  private static final String REASON = "reason";
  private static final String SINCE = "since";

  static DueDateChange read(JsonNode json) {
    return new DueDateChange(
        json.path(AT).asText(),
        json.path(FROM).asText(null),
        json.path(TO).asText(),
        json.path(ELEMENT).asText(),
        json.path(REASON).asText(null),
        json.path(SINCE).asText(null));
  }

  void write(ObjectNode json) {
    json.put(AT, at).put(FROM, from).put(TO, to).put(ELEMENT, element);
    if (reason != null) {
      json.put(REASON, reason);
    }
    if (since != null) {
      json.put(SINCE, since);
    }
  }

  /**
   * The instant from which the process counted, also where the date was adjusted to the calendar
   * since.
   */
  public String countedFrom() {
    return since == null ? at : since;
  }
}
