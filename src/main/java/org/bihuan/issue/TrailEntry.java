package org.bihuan.issue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.bihuan.organization.SystemActor;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an issue.
 *
 * @param seq 1 for the first entry of the issue
 * @param actor a username, or {@code system} for what a process did by itself
 * @param unit the duty's unit in which the actor acted
 * @param act what was done, e.g. {@code opened}, {@code claimed}, {@code completed}
 * @param hash SHA-256 over the entry before and this one, see {@link TrailHash}
 */
public record TrailEntry(
    int seq,
    Instant at,
    String actor,
    @Nullable String unit,
    String act,
    @Nullable String step,
    @Nullable String outcome,
    int round,
    JsonNode data,
    String hash) {

  /** Whether no person did this: no account can have that name. */
  @JsonProperty
  public boolean bySystem() {
    return SystemActor.is(actor);
  }
}
