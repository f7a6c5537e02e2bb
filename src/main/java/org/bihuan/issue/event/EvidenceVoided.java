package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The actor declared a file that they had added by mistake to be void; it stays. */
public record EvidenceVoided(JsonNode data) implements TrailEvent {

  public static final String CODE = "evidenceVoided";

  private static final String ID = "id";
  private static final String NAME = "name";
  private static final String REASON = "reason";
  private static final String AT = "at";

  public static EvidenceVoided of(String id, String name, String reason, Instant at) {
    return new EvidenceVoided(
        Members.none()
            .with(ID, id)
            .with(NAME, name)
            .with(REASON, reason)
            .with(AT, at.toString())
            .json());
  }

  @Override
  public String code() {
    return CODE;
  }

  public String id() {
    return Members.text(data, ID);
  }

  public String name() {
    return Members.text(data, NAME);
  }

  public String reason() {
    return Members.text(data, REASON);
  }

  public @Nullable JsonNode at() {
    return data.get(AT);
  }
}
