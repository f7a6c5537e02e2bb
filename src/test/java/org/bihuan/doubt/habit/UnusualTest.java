package org.bihuan.doubt.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bihuan.doubt.Rule;
import org.bihuan.doubt.habit.Unusual.Habit;
import org.junit.jupiter.api.Test;

/** Habits are told where chance hardly explains them, and seldom where it does. */
class UnusualTest {

  private static final int PERIODS = 2_000;
  private static final int UNITS = 20;
  private static final int REVIEWERS = 8;

  @Test
  void reckonsTheChanceOfSoManyOrMore() {
    Share all = new Share("", 60, 500);

    assertThat(new Share("a", 9, 20).chanceOfMore(all)).isCloseTo(0.000168, within(0.0000005));
  }

  @Test
  void tellsOfWhoIsUnusual() {
    List<Share> shares = new ArrayList<>(List.of(new Share("QH-XN-DT", 9, 20)));
    for (int i = 0; i < 10; i++) {
      shares.add(new Share("U" + i, 6, 50));
    }

    assertThat(often(shares))
        .extracting(flag -> flag.share().subject())
        .containsExactly("QH-XN-DT");
    assertThat(often(shares).get(0).others()).isEqualTo(new Share("", 60, 500));
  }

  @Test
  void leavesFewCasesAndSmallDifferencesAlone() {
    assertThat(often(List.of(new Share("a", 4, 4), new Share("b", 0, 1_000)))).isEmpty();
    assertThat(often(List.of(new Share("a", 700, 1_000), new Share("b", 5_000, 10_000)))).isEmpty();
    assertThat(often(List.of(new Share("a", 50, 50)))).isEmpty();
    assertThat(often(List.of())).isEmpty();
  }

  @Test
  void tellsOfWhoNeverSendsOneUnitBack() {
    List<Share> shares =
        List.of(
            new Share("a QH-XN", 0, 60),
            new Share("b QH-XN", 12, 60),
            new Share("c QH-HD", 90, 500));

    assertThat(never(shares)).extracting(flag -> flag.share().subject()).containsExactly("a QH-XN");
  }

  /** All kinds of flags together, in periods in which everybody is alike. */
  @Test
  void tellsOfAnybodyInAtMostATenthOfHonestPeriods() {
    Random random = new Random(20261127);
    int told = 0;
    for (int period = 0; period < PERIODS; period++) {
      List<Habit> habits =
          List.of(
              new Habit(
                  Rule.LAST_WEEK, false, honest(random, UNITS, 10 + random.nextInt(60), 1.0 / 13)),
              new Habit(
                  Rule.OFTEN_FAST,
                  false,
                  honest(random, REVIEWERS, 40 + random.nextInt(100), 0.05)),
              new Habit(
                  Rule.NEVER_SENT_BACK, true, honest(random, 40, 3 + random.nextInt(20), 0.15)));
      told += Unusual.among(habits).isEmpty() ? 0 : 1;
    }
    System.out.printf("honest periods with any flag: %d of %d%n", told, PERIODS);

    assertThat(told).isLessThanOrEqualTo(PERIODS / 10);
  }

  private static List<Unusual.Flag> often(List<Share> shares) {
    return Unusual.among(List.of(new Habit(Rule.OFTEN_FAST, false, shares)));
  }

  private static List<Unusual.Flag> never(List<Share> shares) {
    return Unusual.among(List.of(new Habit(Rule.NEVER_SENT_BACK, true, shares)));
  }

  private static List<Share> honest(Random random, int many, int about, double rate) {
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int of = Math.max(1, about / 2 + random.nextInt(about + 1));
      int some = 0;
      for (int j = 0; j < of; j++) {
        some += random.nextDouble() < rate ? 1 : 0;
      }
      shares.add(new Share("S" + i, some, of));
    }
    return shares;
  }
}
