package org.bihuan.assessment.band;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The exact two-sided binomial test. */
final class Binomial {

  /** What counts as equally probable in spite of rounding. */
  private static final double EQUAL = 1 + 1e-7;

  private Binomial() {}

  /**
   * How probable it is to see something at most as probable as this.
   *
   * @param good how many of the cases are as wished
   * @param rate how many are expected to be, as a fraction
   */
  static double twoSided(int good, int all, double rate) {
    BinomialDistribution expected = BinomialDistribution.of(all, rate);
    double limit = expected.probability(good) * EQUAL;
    double sum = 0;
    for (int x = 0; x <= all; x++) {
      double probability = expected.probability(x);
      sum += probability <= limit ? probability : 0;
    }
    return Math.min(1, sum);
  }
}
