package org.bihuan.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token, or a session on the pages, as its owner sees it later: no part of the secret.
 *
 * @param id to revoke it with
 * @param current whether it is the one this request was made with
 * @param kind null where it was issued before this was recorded
 * @param device browser and system, such as {@code Chrome · Windows}; null where not known
 * @param network where it was issued: an address, of IPv6 its first 64 bits; null where not known
 * @param lastUsedAt rounded to ten minutes; null where it was not used since this has been recorded
 */
@Schema(name = "Token")
public record OwnToken(
    String id,
    Instant createdAt,
    Instant expiresAt,
    boolean current,
    @Nullable Kind kind,
    @Nullable String device,
    @Nullable String network,
    @Nullable Instant lastUsedAt) {

  /** What a token is for. */
  public enum Kind {
    /** A session on the pages. */
    @JsonProperty("browser")
    BROWSER,
    /** A token of a system that calls the API. */
    @JsonProperty("system")
    SYSTEM
  }
}
