package org.bihuan.issue.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how an issue ended.
 *
 * @param resolution the id of the end event that was reached; null while open or standing
 * @param counted whether it counts in rates; a withdrawn issue does not
 * @param good whether it counts as signed off
 * @param workingDays from opening, or the last reopening, to closing; null while open
 */
public record Closure(
    Status status,
    @Nullable String resolution,
    @JsonIgnore boolean counted,
    @JsonIgnore boolean good,
    @Nullable Instant closedAt,
    @Nullable Integer workingDays) {

  /** The closure of every issue that is still open. */
  public static final Closure OPEN = new Closure(Status.OPEN, null, true, false, null, null);

  /** The closure of every issue that stands in force. */
  public static final Closure STANDING =
      new Closure(Status.STANDING, null, true, false, null, null);

  public static Closure closed(
      String resolution, boolean counted, boolean good, Instant at, int workingDays) {
    return new Closure(Status.CLOSED, resolution, counted, good, at, workingDays);
  }

  @JsonIgnore
  public boolean isOpen() {
    return status == Status.OPEN;
  }

  @JsonIgnore
  public boolean isClosed() {
    return status == Status.CLOSED;
  }
}
