package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The responsible and supervising units were changed. */
public record Reassigned(JsonNode data) implements TrailEvent {

  static final String CODE = "reassigned";

  private static final String UNIT = "unit";
  private static final String SUPERVISOR = "supervisor";

  public static Reassigned of(ProcessElement source, String unit, String supervisor) {
    return new Reassigned(Members.of(source).with(UNIT, unit).with(SUPERVISOR, supervisor).json());
  }

  /** A person moved the issue, for a reason. */
  public static Reassigned byHand(@Nullable String unit, String supervisor, String reason) {
    return new Reassigned(
        Members.none()
            .with(UNIT, unit)
            .with(SUPERVISOR, supervisor)
            .with(Members.REASON, reason)
            .json());
  }

  /** Why; empty where the process moved it. */
  public String reason() {
    return Members.text(data, Members.REASON);
  }

  @Override
  public String code() {
    return CODE;
  }

  public @Nullable String unit() {
    return Members.textOrNull(data, UNIT);
  }

  public @Nullable String supervisor() {
    return Members.textOrNull(data, SUPERVISOR);
  }
}
