package org.bihuan.issue.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.bihuan.organization.SystemActor;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an issue.
 *
 * @param seq 1 for the first entry of the issue
 * @param actor a username, or {@code system} for what a process did by itself
 * @param unit the duty's unit in which the actor acted
 * @param act the kind of event, e.g. {@code opened}, {@code claimed}, {@code completed}
 * @param hash SHA-256 over the entry before and this one, see {@link TrailHash}
 * @param withheld members of the data left out, since they name issues that the reader may not see;
 *     null where nothing is
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
    String hash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> withheld) {

  public TrailEntry(
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
    this(seq, at, actor, unit, act, step, outcome, round, data, hash, null);
  }

  /** The same entry with less data, for a reader who may not see the members left out. */
  public TrailEntry without(JsonNode told, List<String> left) {
    return new TrailEntry(seq, at, actor, unit, act, step, outcome, round, told, hash, left);
  }

  /** The entry as it is written, with its data and hash. */
  public TrailEntry hashed(JsonNode written, String made) {
    return new TrailEntry(seq, at, actor, unit, act, step, outcome, round, written, made, withheld);
  }

  /** Whether the process did this, not a person: no account can have that username. */
  @JsonProperty
  public boolean bySystem() {
    return SystemActor.is(actor);
  }
}
