package org.bihuan.campaign.rate;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** The exact interval of Clopper and Pearson, by quantiles of the beta distribution. */
final class ClopperPearson {

  private ClopperPearson() {}

  /**
   * @param successes of them, need not be whole
   * @param size greater than 0, need not be whole
   */
  static Interval of(double successes, double size) {
    double failures = size - successes;
    double tiny = 1e-9 * size; // what is left of 0 after rounding
    double low =
        successes <= tiny
            ? 0
            : BetaDistribution.of(successes, failures + 1)
                .inverseCumulativeProbability(Estimate.TAIL);
    double high =
        failures <= tiny
            ? 1
            : BetaDistribution.of(successes + 1, failures)
                .inverseSurvivalProbability(Estimate.TAIL);
    return new Interval(low, high);
  }
}
