package org.bihuan.campaign.rate;

/**
 * A rate found by a sample, with its interval. All are fractions from 0 to 1.
 *
 * @param rate the estimate
 * @param variance its estimated variance
 * @param effectiveN the size of the simple sample from a large frame that would tell as much;
 *     infinite where the whole frame was looked at
 */
public record Estimate(double rate, double variance, double effectiveN, double low, double high) {

  /** How sure an interval is to hold the true rate. */
  public static final double CONFIDENCE = 0.95;

  /** The probability beyond each limit. */
  static final double TAIL = (1 - CONFIDENCE) / 2;

  /**
   * The exact interval of a rate, with the effective size.
   *
   * @param full the largest effective size that the design allows, its size where nothing varies
   */
  static Estimate of(double rate, double variance, double full) {
    double seen = variance > 0 ? rate * (1 - rate) / variance : full;
    double size = Math.min(seen, full);
    if (Double.isInfinite(size)) {
      return new Estimate(rate, 0, size, rate, rate);
    }
    Interval interval = ClopperPearson.of(rate * size, size);
    return new Estimate(rate, variance, size, interval.low(), interval.high());
  }

  /**
   * The same with limits that do not contradict what was seen.
   *
   * @param frame how many issues there are in all
   * @param holding how many were seen to hold
   * @param failing how many were seen not to hold
   */
  public Estimate clipped(long frame, long holding, long failing) {
    double least = (double) holding / frame;
    double most = 1 - (double) failing / frame;
    return new Estimate(
        rate,
        variance,
        effectiveN,
        Math.min(Math.max(low, least), most),
        Math.max(Math.min(high, most), least));
  }
}
