package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Somebody was sent a notification. */
public record Notified(JsonNode data) implements TrailEvent {

  static final String CODE = "notified";

  private static final String MESSAGE = "message";
  private static final String INSTEAD_OF = "insteadOf";

  /**
   * @param to {@code UNIT/role}, or a username
   * @param message a message key or text
   * @param insteadOf the group that should have been notified, where nobody holds its duty; else
   *     null
   */
  public static Notified of(
      ProcessElement source, String to, String message, @Nullable String insteadOf) {
    return new Notified(
        Members.of(source)
            .with(Members.TO, to)
            .with(MESSAGE, message)
            .given(INSTEAD_OF, insteadOf)
            .json());
  }

  @Override
  public String code() {
    return CODE;
  }

  public String to() {
    return Members.text(data, Members.TO);
  }

  public String message() {
    return Members.text(data, MESSAGE);
  }
}
