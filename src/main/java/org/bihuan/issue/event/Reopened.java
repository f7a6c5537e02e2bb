package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The issue was reopened after it had been signed off. */
public record Reopened(JsonNode data) implements TrailEvent, TrailEvent.NamesFile {

  public static final String CODE = "reopened";

  private static final String BY = "by";
  private static final String REASON = "reason";
  private static final String TYPE_VERSION = "typeVersion";

  /**
   * @param by the number of the issue that found the relapse
   */
  public static Reopened of(
      ProcessElement source, String by, String reason, int version, String sha256) {
    return new Reopened(
        Members.of(source)
            .with(BY, by)
            .with(REASON, reason)
            .with(TYPE_VERSION, version)
            .with(SHA256, sha256)
            .json());
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String naming() {
    return BY;
  }

  public String reason() {
    return Members.text(data, REASON);
  }

  /** Whether the entry has the process version; older entries do not. */
  public boolean tellsVersion() {
    return data.has(TYPE_VERSION);
  }

  @Override
  public int fileVersion() {
    return data.path(TYPE_VERSION).asInt();
  }

  @Override
  public @Nullable String sha256() {
    return Members.textOrNull(data, SHA256);
  }
}
