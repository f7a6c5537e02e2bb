package org.bihuan.assessment.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BandsTest {

  private static final long SEED = 7;

  private static Judged of(List<Judged> all, String unit) {
    return all.stream().filter(one -> one.cases().unit().equals(unit)).findFirst().orElseThrow();
  }

  /** Values of R's binom.test. */
  @Test
  void testsTwoSidedAndExactly() {
    assertThat(Binomial.twoSided(682, 925, .75)).isEqualTo(.3824915595, within(1e-9));
    assertThat(Binomial.twoSided(0, 10, .5)).isEqualTo(2 / 1024.0, within(1e-12));
    assertThat(Binomial.twoSided(10, 10, 1)).isEqualTo(1);
    assertThat(Binomial.twoSided(5, 10, .5)).isEqualTo(1);
  }

  @Test
  void drawsRatesTogetherTheMoreTheLessUnitsDiffer() {
    List<Cases> alike = List.of(new Cases("a", 45, 50), new Cases("b", 90, 100));
    List<Cases> apart =
        List.of(new Cases("a", 10, 100), new Cases("b", 50, 100), new Cases("c", 90, 100));

    assertThat(Shrinkage.of(alike).cases()).isEqualTo(200);
    assertThat(Shrinkage.of(apart).cases()).isEqualTo(5);
    assertThat(Shrinkage.of(apart).estimate(apart.get(0))).isEqualTo(12.5 / 105, within(1e-12));
  }

  @Test
  void tellsApartOnlyWhatChanceDoesNotExplain() {
    List<Judged> judged =
        Bands.of(
            List.of(
                new Cases("poor", 40, 100),
                new Cases("usual", 80, 100),
                new Cases("also", 78, 100),
                new Cases("good", 99, 100),
                new Cases("small", 1, 4),
                new Cases("none", 0, 0)),
            SEED);

    assertThat(judged)
        .extracting(Judged::band)
        .containsExactly(
            Band.WORSE, Band.ALIKE, Band.ALIKE, Band.BETTER, Band.TOO_FEW, Band.TOO_FEW);
    assertThat(of(judged, "good").place()).isEqualTo(1);
    assertThat(of(judged, "poor").place()).isEqualTo(4);
    assertThat(of(judged, "small").place()).isNull();
    assertThat(of(judged, "small").estimate()).isGreaterThan(.25);
    assertThat(of(judged, "none").estimate()).isNull();
    // two that are nearly alike may change places
    assertThat(of(judged, "usual").first()).isEqualTo(2);
    assertThat(of(judged, "usual").last()).isEqualTo(3);
  }

  @Test
  void saysTheSameAgainForTheSameSeed() {
    List<Cases> cases = List.of(new Cases("a", 40, 60), new Cases("b", 45, 60));

    assertThat(Bands.of(cases, SEED)).isEqualTo(Bands.of(cases, SEED));
  }

  @Test
  void comparesNobodyWithNobody() {
    assertThat(Bands.of(List.of(new Cases("a", 90, 100)), SEED).get(0).band())
        .isIn(Band.ALIKE, Band.TOO_FEW);
    assertThat(Bands.of(List.of(), SEED)).isEmpty();
  }

  @Test
  void equalEstimatesShareAPlace() {
    List<Judged> judged =
        Bands.of(
            List.of(new Cases("a", 5, 100), new Cases("b", 95, 100), new Cases("c", 95, 100)),
            SEED);

    assertThat(judged).extracting(Judged::place).containsExactly(3, 1, 1);
  }

  /** Where the units do not differ, hardly any is blamed; where one does, it is found. */
  @Test
  void blamesHardlyAnybodyByChanceAndFindsWhoIsBad() {
    Random random = new Random(SEED);
    int blamed = 0;
    int found = 0;
    int periods = 400;
    for (int period = 0; period < periods; period++) {
      List<Judged> honest = Bands.of(units(random, 14, .85, .85), SEED);
      blamed += honest.stream().anyMatch(one -> one.band() == Band.WORSE) ? 1 : 0;
      found += Bands.of(units(random, 14, .85, .4), SEED).get(0).band() == Band.WORSE ? 1 : 0;
    }
    assertThat((double) blamed / periods).isLessThanOrEqualTo(.10);
    assertThat((double) found / periods).isGreaterThanOrEqualTo(.95);
  }

  private static List<Cases> units(Random random, int many, double rate, double first) {
    List<Cases> units = new ArrayList<>();
    for (int unit = 0; unit < many; unit++) {
      int all = 60 + random.nextInt(200);
      int good = 0;
      for (int i = 0; i < all; i++) {
        good += random.nextDouble() < (unit == 0 ? first : rate) ? 1 : 0;
      }
      units.add(new Cases("u" + unit, good, all));
    }
    return units;
  }
}
