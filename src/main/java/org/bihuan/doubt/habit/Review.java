package org.bihuan.doubt.habit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in which somebody judged what the responsible unit had handed in.
 *
 * @param claimedAt null where it was not claimed but given to them
 * @param files ids of all that the unit relied on in this round
 * @param photos how many of them are pictures
 */
record Review(
    String task,
    String step,
    String reviewer,
    int round,
    @Nullable Instant claimedAt,
    Instant at,
    List<String> files,
    int photos,
    boolean sentBack,
    boolean signedOff) {

  private static final Duration TO_READ = Duration.ofSeconds(10);
  private static final Duration A_PHOTO = Duration.ofSeconds(3);

  /** The least time in which anybody reads what was handed in and looks at its photos. */
  Duration least() {
    return TO_READ.plus(A_PHOTO.multipliedBy(photos));
  }

  /** Passed in less than that. */
  boolean isFast() {
    return claimedAt != null && !sentBack && took().compareTo(least()) < 0;
  }

  Duration took() {
    return claimedAt == null ? Duration.ZERO : Duration.between(claimedAt, at);
  }
}
