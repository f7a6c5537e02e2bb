package org.bihuan.campaign.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bihuan.campaign.rate.Hypergeometric.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTest {

  @ParameterizedTest
  @CsvSource({
    "50, 10, 3, 5, 31",
    "300, 100, 45, 111, 160",
    "104, 26, 26, 92, 104",
    "104, 26, 25, 86, 103",
    "104, 26, 24, 81, 102",
    "104, 104, 100, 100, 100",
    "1, 1, 0, 0, 0",
    "1, 1, 1, 1, 1",
  })
  void givesTheExactLimits(int frame, int sample, int holding, int low, int high) {
    assertThat(Hypergeometric.limits(frame, sample, holding)).isEqualTo(new Limits(low, high));
  }

  /** By enumeration of all that may be seen, for each number that may hold. */
  @ParameterizedTest
  @CsvSource({
    "104, 26, .282",
    "104, 52, .159",
    "1000, 100, .157",
    "10000, 200, .115",
    "100000, 400, .081",
  })
  void holdsTheTrueRateAsOftenAsItSays(int frame, int sample, double widest) {
    Limits[] limits = new Limits[sample + 1];
    for (int x = 0; x <= sample; x++) {
      limits[x] = Hypergeometric.limits(frame, sample, x);
    }
    double width = 0;
    int count = 0;
    for (int all = frame / 2; all <= 0.99 * frame; all++) {
      double covered = 0;
      double expected = 0;
      double total = 0;
      int first = Math.max(0, sample - (frame - all));
      int last = Math.min(sample, all);
      int mode = (int) ((sample + 1L) * (all + 1L) / (frame + 2L));
      double top = Hypergeometric.probability(frame, all, sample, mode);
      double p = top;
      for (int x = mode; x <= last; x++) {
        covered += limits[x].low() <= all && all <= limits[x].high() ? p : 0;
        expected += p * (limits[x].high() - limits[x].low());
        total += p;
        p *= Hypergeometric.ratio(frame, all, sample, x);
      }
      p = top;
      for (int x = mode - 1; x >= first; x--) {
        p /= Hypergeometric.ratio(frame, all, sample, x);
        covered += limits[x].low() <= all && all <= limits[x].high() ? p : 0;
        expected += p * (limits[x].high() - limits[x].low());
        total += p;
      }
      assertThat(total).isCloseTo(1, within(1e-8));
      assertThat(covered).as("%d of %d", all, frame).isGreaterThanOrEqualTo(.95);
      width += expected / frame;
      count++;
    }
    assertThat(width / count).isLessThan(widest + .0005); // as the bound is rounded
  }
}
