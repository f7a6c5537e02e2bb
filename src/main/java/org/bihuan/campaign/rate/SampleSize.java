package org.bihuan.campaign.rate;

/** How large a simple sample must be, and what one would show. */
public final class SampleSize {

  /** The rate that is supposed before anything is known. */
  public static final double USUAL_RATE = 0.9;

  /** The normal quantile for 95 %. */
  private static final double Z = 1.959963984540054;

  /**
   * So many sizes in a row must keep within the width: whole numbers make the width go up and down.
   */
  private static final int STEADY = 10;

  private SampleSize() {}

  /**
   * The least size from which on the interval is expected to be no wider than this.
   *
   * @param frame how many issues there are, at least 1
   * @param width a fraction, between 0 and 1
   * @param rate the supposed rate, from 0 to 1
   */
  public static int forWidth(int frame, double width, double rate) {
    int start = Math.max(1, Math.min(frame, (int) Math.ceil(start(frame, width, rate))));
    int least = start;
    int in = 0;
    for (int n = start; n <= frame && in < STEADY; n++) {
      if (expectedWidth(frame, n, rate) <= width) {
        in++;
      } else {
        in = 0;
        least = n + 1;
      }
    }
    least = Math.min(least, frame);
    while (least > 1 && least <= start && expectedWidth(frame, least - 1, rate) <= width) {
      least--;
    }
    return least;
  }

  /** Near the size that is looked for. */
  private static double start(int frame, double width, double rate) {
    double h = width / 2;
    double pq = rate * (1 - rate);
    double large =
        Z * Z * (pq - 2 * h * h + Math.sqrt(pq * pq + h * h * (1 - 4 * pq))) / (2 * h * h);
    return large * frame / (frame - 1 + large);
  }

  /** How wide the interval of a simple sample is expected to be, as a fraction of the frame. */
  public static double expectedWidth(int frame, int sample, double rate) {
    return Hypergeometric.expectedWidth(frame, sample, (int) Math.round(frame * rate));
  }

  /**
   * How wide the interval of another design is expected to be.
   *
   * @param designSize the simple sample from a large frame that would tell as much
   */
  public static double expectedWidth(double designSize, double rate) {
    return Double.isInfinite(designSize)
        ? 0
        : ClopperPearson.of(rate * designSize, designSize).width();
  }

  /** The least rate that a simple sample proves in which everything holds. */
  public static double provenWithoutRelapse(int frame, int sample) {
    return (double) Hypergeometric.limits(frame, sample, sample).low() / frame;
  }

  /** The same of another design. */
  public static double provenWithoutRelapse(double designSize) {
    return Double.isInfinite(designSize) ? 1 : ClopperPearson.of(designSize, designSize).low();
  }
}
