package org.bihuan.campaign.rate;

import java.util.Arrays;

/**
 * The procedure of Benjamini and Hochberg (1995): of all that are taken for different, at most a
 * tenth are expected not to be.
 */
public final class FalseDiscovery {

  private static final double SHARE = .10;

  private FalseDiscovery() {}

  /** The greatest probability that still counts as a difference; −1 where none does. */
  public static double limit(double[] probabilities) {
    double[] sorted = probabilities.clone();
    Arrays.sort(sorted);
    for (int k = sorted.length; k > 0; k--) {
      if (sorted[k - 1] <= SHARE * k / sorted.length) {
        return sorted[k - 1];
      }
    }
    return -1;
  }
}
