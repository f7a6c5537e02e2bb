package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The actor wrote a comment. */
public record Commented(JsonNode data) implements TrailEvent {

  public static final String CODE = "commented";

  /** The member that names the comment. */
  public static final String ID = "id";

  private static final String TEXT = "text";
  private static final String AT = "at";

  public static Commented of(String id, String text, Instant at) {
    return new Commented(
        Members.none().with(ID, id).with(TEXT, text).with(AT, at.toString()).json());
  }

  @Override
  public String code() {
    return CODE;
  }

  public String id() {
    return Members.text(data, ID);
  }

  public JsonNode text() {
    return data.path(TEXT);
  }

  /** The time of the comment, in ISO 8601; null in older entries. */
  public @Nullable JsonNode at() {
    return data.get(AT);
  }
}
