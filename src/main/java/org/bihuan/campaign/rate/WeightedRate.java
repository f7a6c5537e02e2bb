package org.bihuan.campaign.rate;

import java.util.List;

/** The rate of a weighted sample, after Hájek. */
public final class WeightedRate {

  private WeightedRate() {}

  /**
   * One issue of the sample.
   *
   * @param holds whether it holds
   * @param pi how likely it was to be drawn
   */
  public record Drawn(boolean holds, double pi) {

    private double y() {
      return holds ? 1 : 0;
    }
  }

  /**
   * The estimate, its limits not clipped yet to what was seen.
   *
   * @param drawn at least one
   * @param designSize see {@link #designSize}
   */
  public static Estimate of(List<Drawn> drawn, double designSize) {
    double all = drawn.stream().mapToDouble(one -> 1 / one.pi()).sum();
    double rate = drawn.stream().mapToDouble(one -> one.y() / one.pi()).sum() / all;
    double open = drawn.stream().mapToDouble(one -> 1 - one.pi()).sum();
    int n = drawn.size();
    double variance = 0;
    if (n > 1 && open > 0) {
      double mean =
          drawn.stream().mapToDouble(one -> (1 - one.pi()) * share(one, rate, all)).sum() / open;
      double squares =
          drawn.stream()
              .mapToDouble(one -> (1 - one.pi()) * Math.pow(share(one, rate, all) - mean, 2))
              .sum();
      variance = n / (n - 1.0) * squares;
    }
    boolean varies = rate > 0 && drawn.stream().anyMatch(one -> !one.holds());
    return Estimate.of(rate, varies ? variance : 0, designSize);
  }

  private static double share(Drawn one, double rate, double all) {
    return (one.y() - rate) / all / one.pi();
  }

  /**
   * The size of a simple sample from a large frame that would tell as much as this design.
   *
   * @param frame how many issues there are
   * @param spread the sum of (1−π)/π over the frame
   */
  public static double designSize(int frame, double spread) {
    return (double) frame * frame / spread;
  }
}
