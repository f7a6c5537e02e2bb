package org.bihuan.doubt.habit;

import org.bihuan.campaign.rate.Hypergeometric;

/**
 * How often something happened.
 *
 * @param subject a unit, a reviewer, or both
 * @param some of those it happened in
 * @param of how many there were
 */
record Share(String subject, int some, int of) {

  /**
   * How likely so many or more are by chance, where everybody is alike: one-sided, hypergeometric,
   * against all others.
   *
   * @param all everybody, this one too
   */
  double chanceOfMore(Share all) {
    return Hypergeometric.upper(all.of, all.some, of, some);
  }

  /** All but this one. */
  Share others(Share all) {
    return new Share("", all.some - some, all.of - of);
  }

  /** How often it did not happen. */
  Share not() {
    return new Share(subject, of - some, of);
  }

  double rate() {
    return of == 0 ? 0 : (double) some / of;
  }
}
