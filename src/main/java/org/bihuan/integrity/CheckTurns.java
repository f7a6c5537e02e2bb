package org.bihuan.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits checks on demand, so that they do not overload a node: one at a time, and not too many.
 */
@Component
class CheckTurns {

  static final int MOST = 60;
  private static final Duration WHILE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Semaphore one = new Semaphore(1);
  private final Deque<Instant> taken = new ArrayDeque<>();

  CheckTurns(Clock clock) {
    this.clock = clock;
  }

  /**
   * Does the work, if the limits allow it now.
   *
   * @throws TooManyChecks 429 where another check is running, or there were too many
   */
  <T> T take(Supplier<T> work) {
    if (!one.tryAcquire()) {
      throw new TooManyChecks(1);
    }
    try {
      count();
      return work.get();
    } finally {
      one.release();
    }
  }

  private void count() {
    Instant now = clock.instant();
    Instant since = now.minus(WHILE);
    taken.removeIf(time -> time.isBefore(since) || time.isAfter(now));
    if (taken.size() >= MOST) {
      throw new TooManyChecks(
          Math.max(1, Duration.between(since, taken.getFirst()).plusMillis(999).toSeconds()));
    }
    taken.addLast(now);
  }
}
