package org.bihuan.access.signin;

import java.time.Instant;

/**
 * Wrong passwords given for an account of which its owner does not know yet.
 *
 * @param networks from how many networks, at most one more than {@link #MOST_NETWORKS}
 * @param since when the first of them was given
 * @param last when the last
 */
public record FailedAttempts(int count, int networks, Instant since, Instant last) {

  /** How many networks are counted separately. */
  public static final int MOST_NETWORKS = 100;
}
