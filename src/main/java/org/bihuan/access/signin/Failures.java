package org.bihuan.access.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often something failed lately.
 *
 * @param subject what is counted, see {@link Subjects}
 * @param blockedUntil when the next attempt is allowed; null for at once
 * @param turn the time reserved for a site; for an account, the last time that was assigned
 */
record Failures(
    String subject,
    int count,
    Instant lastAt,
    @Nullable Instant blockedUntil,
    @Nullable Instant turn) {

  static final Duration FORGOTTEN = Duration.ofHours(24);

  /** The initial value: no failures. */
  static Failures none(String subject) {
    return new Failures(subject, 0, Instant.EPOCH, null, null);
  }

  /** The failures that are recent enough to count at this time. */
  Failures at(Instant now) {
    return lastAt.isBefore(now.minus(FORGOTTEN)) ? none(subject) : this;
  }

  /**
   * One failure more.
   *
   * @param until when the next attempt is allowed; null for at once
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
