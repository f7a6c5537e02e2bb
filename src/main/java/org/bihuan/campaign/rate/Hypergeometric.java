package org.bihuan.campaign.rate;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How many of a simple sample hold, where so many of the frame do: exact probabilities, and the
 * exact limits that follow.
 */
public final class Hypergeometric {

  /** Terms smaller than this part of the sum do not change it. */
  private static final double NEGLIGIBLE = 1e-17;

  private Hypergeometric() {}

  /**
   * Limits as whole numbers of issues.
   *
   * @param low the least number of the frame that may hold
   * @param high the greatest
   */
  public record Limits(int low, int high) {

    /** The same as fractions of the frame. */
    public Interval of(int frame) {
      return new Interval((double) low / frame, (double) high / frame);
    }
  }

  /**
   * All numbers K of issues that hold for which what was seen is not too unlikely: P(X ≤ x) and P(X
   * ≥ x) are both above 2.5 %.
   *
   * @param frame how many issues there are
   * @param sample how many of them were drawn, at least 1
   * @param holding how many of those hold
   */
  public static Limits limits(int frame, int sample, int holding) {
    if (sample < 1 || sample > frame || holding < 0 || holding > sample) {
      throw new IllegalArgumentException(frame + ", " + sample + ", " + holding);
    }
    // what does not hold has its own least number
    return new Limits(
        least(frame, sample, holding), frame - least(frame, sample, sample - holding));
  }

  private static int least(int frame, int sample, int holding) {
    int most = frame - (sample - holding);
    int below = holding;
    int step = 1;
    int above = below;
    while (above < most && upper(frame, above, sample, holding) <= Estimate.TAIL) {
      below = above + 1;
      above = Math.min(most, above + step);
      step *= 2;
    }
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (upper(frame, middle, sample, holding) > Estimate.TAIL) {
        above = middle;
      } else {
        below = middle + 1;
      }
    }
    return below;
  }

  /**
   * How wide the interval is on average, as a fraction of the frame.
   *
   * @param all how many of the frame hold
   */
  public static double expectedWidth(int frame, int sample, int all) {
    int first = Math.max(0, sample - (frame - all));
    int last = Math.min(sample, all);
    int mode = mode(frame, all, sample, first, last);
    double width = 0;
    double probability = probability(frame, all, sample, mode);
    double top = probability;
    for (int x = mode; x <= last && probability > top * NEGLIGIBLE; x++) {
      Limits limits = limits(frame, sample, x);
      width += probability * (limits.high() - limits.low());
      probability *= ratio(frame, all, sample, x);
    }
    probability = mode > first ? top / ratio(frame, all, sample, mode - 1) : 0;
    for (int x = mode - 1; x >= first && probability > top * NEGLIGIBLE; x--) {
      Limits limits = limits(frame, sample, x);
      width += probability * (limits.high() - limits.low());
      probability = x > first ? probability / ratio(frame, all, sample, x - 1) : 0;
    }
    return width / frame;
  }

  private static int mode(int frame, int all, int sample, int first, int last) {
    long mode = (long) (sample + 1) * (all + 1) / (frame + 2);
    return (int) Math.max(first, Math.min(last, mode));
  }

  /**
   * P(X ≥ x), where so many of the frame hold.
   *
   * @param all how many of the frame hold
   */
  public static double upper(int frame, int all, int sample, int x) {
    int first = Math.max(0, sample - (frame - all));
    int last = Math.min(sample, all);
    if (x <= first) {
      return 1;
    }
    if (x > last) {
      return 0;
    }
    if (x <= mode(frame, all, sample, first, last)) {
      return 1 - lowerTail(frame, all, sample, x - 1, first);
    }
    double term = probability(frame, all, sample, x);
    double sum = 0;
    for (int i = x; i <= last && term > sum * NEGLIGIBLE; i++) {
      sum += term;
      term *= ratio(frame, all, sample, i);
    }
    return sum;
  }

  /** P(X ≤ x), where x lies below the mode. */
  private static double lowerTail(int frame, int all, int sample, int x, int first) {
    double term = probability(frame, all, sample, x);
    double sum = 0;
    for (int i = x; i >= first && term > sum * NEGLIGIBLE; i--) {
      sum += term;
      term = i > first ? term / ratio(frame, all, sample, i - 1) : 0;
    }
    return sum;
  }

  /** P(X = x + 1) ÷ P(X = x). */
  static double ratio(int frame, int all, int sample, int x) {
    return (double) (all - x)
        * (sample - x)
        / ((x + 1.0) * ((double) frame - all - sample + x + 1));
  }

  /** P(X = x). */
  static double probability(int frame, int all, int sample, int x) {
    return Math.exp(choose(all, x) + choose(frame - all, sample - x) - choose(frame, sample));
  }

  private static double choose(int from, int some) {
    return LogGamma.value(from + 1.0)
        - LogGamma.value(some + 1.0)
        - LogGamma.value(from - some + 1.0);
  }
}
