package org.bihuan.access.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often something failed lately.
 *
 * @param subject what is counted, see {@link Subjects}
 * @param blockedUntil when it may be tried again; null for at once
 * @param turn the moment reserved for a site; of an account, the last that was given out
 */
record Failures(
    String subject,
    int count,
    Instant lastAt,
    @Nullable Instant blockedUntil,
    @Nullable Instant turn) {

  static final Duration FORGOTTEN = Duration.ofHours(24);

  /** Nothing has failed. */
  static Failures none(String subject) {
    return new Failures(subject, 0, Instant.EPOCH, null, null);
  }

  /** What counts still at this time. */
  Failures at(Instant now) {
    return lastAt.isBefore(now.minus(FORGOTTEN)) ? none(subject) : this;
  }

  /**
   * One more.
   *
   * @param until when it may be tried again; null for at once
   */
  Failures more(Instant now, @Nullable Instant until) {
    return new Failures(subject, count + 1, now, until, turn);
  }

  Failures withTurn(@Nullable Instant turn) {
    return new Failures(subject, count, lastAt, blockedUntil, turn);
  }

  Failures until(Instant until) {
    return new Failures(subject, count, lastAt, until, turn);
  }

  /** The later of this moment and the one until which it is blocked. */
  Instant free(Instant from) {
    return blockedUntil != null && blockedUntil.isAfter(from) ? blockedUntil : from;
  }
}
