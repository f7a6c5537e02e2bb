package org.bihuan.access.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * Assigns the times at which each site may try again, for an account with so many wrong passwords
 * that it is slowed as a whole. A site that has not tried yet gets the next turn, 100 ms after the
 * previous one, which stays reserved until it comes back: asking more often brings no earlier turn,
 * and nobody waits longer than for the new sites before them. From then on a site waits only for
 * its own attempts: 5 seconds after each of the first three, then twice as long each time, up to 15
 * minutes.
 *
 * <p>So a site can make about 105 guesses on its first day and 96 on each later day, and the owner,
 * coming from a new site, can sign in however many others are guessing.
 */
final class SignInTurns {

  static final Duration APART = Duration.ofMillis(100);
  static final Duration GENTLE = Duration.ofSeconds(5);
  private static final int GENTLE_ATTEMPTS = 3;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private SignInTurns() {}

  /** Whether a turn was reserved for the site and its time has come. */
  static boolean hasCome(Failures site, Instant now) {
    return site.turn() != null && !site.turn().isAfter(now);
  }

  /** The site's row once it has used its reserved turn. */
  static Failures taken(Failures site, Instant now) {
    return site.withTurn(null).until(now.plus(wait(site.count())));
  }

  /** The account's next turn for a site that is new. */
  static Instant next(Failures account, Instant now) {
    Instant next = account.turn() == null ? now : account.turn().plus(APART);
    return next.isAfter(now) ? next : now;
  }

  /** The site's row with one more attempt, made now or reserved. */
  static Failures attempted(Failures site, Instant turn, Instant now) {
    boolean reserved = turn.isAfter(now);
    Instant until = reserved ? turn : now.plus(wait(site.count() + 1));
    return site.more(turn, until).withTurn(reserved ? turn : null);
  }

  private static Duration wait(int attempts) {
    Duration doubled =
        GENTLE.multipliedBy(1L << Math.min(Math.max(attempts - GENTLE_ATTEMPTS, 0), 20));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
