package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The issue was migrated to another version of its process. */
public record Migrated(JsonNode data) implements TrailEvent, TrailEvent.NamesFile {

  static final String CODE = "migrated";

  public static Migrated of(int from, int to, String sha256) {
    return new Migrated(
        Members.none().with(Members.FROM, from).with(Members.TO, to).with(SHA256, sha256).json());
  }

  @Override
  public String code() {
    return CODE;
  }

  /** A version, as text. */
  public String from() {
    return Members.text(data, Members.FROM);
  }

  /** A version, as text. */
  public String to() {
    return Members.text(data, Members.TO);
  }

  @Override
  public int fileVersion() {
    return data.path(Members.TO).asInt();
  }

  @Override
  public @Nullable String sha256() {
    return Members.textOrNull(data, SHA256);
  }
}
