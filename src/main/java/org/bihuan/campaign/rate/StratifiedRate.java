package org.bihuan.campaign.rate;

import java.util.List;

/** The rate of a stratified sample. */
public final class StratifiedRate {

  private StratifiedRate() {}

  /**
   * What was found in one stratum.
   *
   * @param frame how many issues are in it
   * @param sample how many of them were drawn, at least 1
   * @param holding how many of those hold
   */
  public record Stratum(int frame, int sample, int holding) {

    private double rate() {
      return (double) holding / sample;
    }

    private double variance() {
      if (sample < 2) {
        return 0;
      }
      double open = 1 - (double) sample / frame;
      return open * rate() * (1 - rate()) / (sample - 1);
    }

    private double designVariance() {
      return sample == frame ? 0 : (frame - sample) / ((frame - 1.0) * sample);
    }
  }

  /** The estimate, its limits not clipped yet to what was seen. */
  public static Estimate of(List<Stratum> strata) {
    double frame = strata.stream().mapToDouble(Stratum::frame).sum();
    double rate = 0;
    double variance = 0;
    double design = 0;
    for (Stratum stratum : strata) {
      double share = stratum.frame() / frame;
      rate += share * stratum.rate();
      variance += share * share * stratum.variance();
      design += share * share * stratum.designVariance();
    }
    return Estimate.of(rate, variance, 1 / design);
  }

  /** The size of a simple sample from a large frame that would tell as much as this design. */
  public static double designSize(List<Stratum> strata) {
    double frame = strata.stream().mapToDouble(Stratum::frame).sum();
    return 1
        / strata.stream()
            .mapToDouble(stratum -> Math.pow(stratum.frame() / frame, 2) * stratum.designVariance())
            .sum();
  }
}
