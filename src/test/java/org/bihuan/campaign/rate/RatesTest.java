package org.bihuan.campaign.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.bihuan.campaign.rate.StratifiedRate.Stratum;
import org.bihuan.campaign.rate.WeightedRate.Drawn;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final Offset<Double> FOUR_PLACES = within(.00005);

  @Test
  void ofStrata() {
    Estimate found =
        StratifiedRate.of(
            List.of(new Stratum(155, 20, 16), new Stratum(62, 8, 2), new Stratum(93, 12, 6)));

    assertThat(found.rate()).isCloseTo(.6, FOUR_PLACES);
    assertThat(found.variance()).isCloseTo(.004548, within(5e-7));
    assertThat(found.effectiveN()).isCloseTo(45.481, within(.0005));
    assertThat(found.low()).isCloseTo(.4442, FOUR_PLACES);
    assertThat(found.high()).isCloseTo(.7423, FOUR_PLACES);
  }

  @Test
  void ofSmallStrataClippedToWhatWasSeen() {
    Estimate found =
        StratifiedRate.of(
            List.of(new Stratum(6, 2, 2), new Stratum(3, 2, 1), new Stratum(1, 1, 1)));

    assertThat(found.rate()).isCloseTo(.85, FOUR_PLACES);
    assertThat(found.effectiveN()).isCloseTo(6.0060, FOUR_PLACES);
    assertThat(found.low()).isCloseTo(.3747, FOUR_PLACES);
    assertThat(found.high()).isCloseTo(.9973, FOUR_PLACES);
    Estimate clipped = found.clipped(10, 4, 1);
    assertThat(clipped.low()).isEqualTo(.4);
    assertThat(clipped.high()).isEqualTo(.9);
  }

  @Test
  void ofWeights() {
    List<Drawn> drawn =
        List.of(
            new Drawn(true, .36),
            new Drawn(true, .44),
            new Drawn(false, .28),
            new Drawn(true, .84));
    int[] weights = {1, 2, 1, 3, 1, 1, 5, 2, 8, 1};
    double spread = 0;
    for (int weight : weights) {
      double pi = 4 * (10 * weight + 25) / 500.0;
      spread += (1 - pi) / pi;
    }

    Estimate found = WeightedRate.of(drawn, WeightedRate.designSize(10, spread));

    assertThat(found.rate()).isCloseTo(.636029, within(5e-7));
    assertThat(found.effectiveN()).isCloseTo(3.5700, FOUR_PLACES);
    assertThat(found.low()).isCloseTo(.1093, FOUR_PLACES);
    assertThat(found.high()).isCloseTo(.9803, FOUR_PLACES);
  }

  @Test
  void isExactWhereTheWholeFrameWasLookedAt() {
    Estimate strata = StratifiedRate.of(List.of(new Stratum(3, 3, 2), new Stratum(1, 1, 1)));
    Estimate weights =
        WeightedRate.of(
            List.of(new Drawn(true, 1), new Drawn(false, 1)), WeightedRate.designSize(2, 0));

    assertThat(strata.low()).isEqualTo(strata.high()).isCloseTo(.75, within(1e-12));
    assertThat(weights.low()).isEqualTo(weights.high()).isEqualTo(.5);
  }

  @Test
  void isBoundedByTheSizeWhereEverythingHolds() {
    Estimate found = StratifiedRate.of(List.of(new Stratum(60, 6, 6), new Stratum(40, 4, 4)));

    assertThat(found.high()).isEqualTo(1);
    assertThat(found.effectiveN()).isCloseTo(11.0, within(.2));
    assertThat(found.low()).isCloseTo(Math.pow(.025, 1 / found.effectiveN()), within(1e-9));
  }
}
