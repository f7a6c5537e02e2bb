package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bihuan.campaign.rate.Estimate;
import org.bihuan.campaign.rate.StratifiedRate;
import org.bihuan.campaign.rate.StratifiedRate.Stratum;
import org.bihuan.campaign.rate.WeightedRate;
import org.bihuan.campaign.sampling.Draw;
import org.bihuan.campaign.sampling.Draw.Drawn;
import org.bihuan.campaign.sampling.Frame;
import org.bihuan.campaign.sampling.Frame.Line;
import org.bihuan.campaign.sampling.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the intervals of drawn samples hold the true rate, by 4,000 draws each. */
class CoverageTest {

  private static final int DRAWS = 4000;

  private static String number(int i) {
    return "QH-2026-%06d".formatted(i);
  }

  /** Whether issue number {@code i} holds, at about this rate. */
  private static Predicate<Integer> holding(double rate) {
    return i -> Math.floorMod(i * 2654435761L, 1000L) < rate * 1000;
  }

  @ParameterizedTest
  @CsvSource({".6, 40", ".8, 60", ".9, 40", ".95, 80"})
  void ofStrata(double rate, int sample) {
    int[] sizes = {155, 62, 93, 1, 1, 2};
    int[] rates = {1, 2, 4, 1, 8, 3};
    List<Line> lines = new ArrayList<>();
    for (int h = 0; h < sizes.length; h++) {
      for (int i = 0; i < sizes[h]; i++) {
        lines.add(new Line(number(lines.size() + 1), "S" + h, rates[h]));
      }
    }
    Frame frame = new Frame(lines);
    // strata differ: those drawn more often hold less
    Predicate<Line> holds =
        line ->
            holding(Math.min(1, rate + (line.value() == 4 ? -.1 : .05)))
                .test(Integer.parseInt(line.number().substring(8)));

    assertThat(covered(frame, sample, holds)).isGreaterThanOrEqualTo(.94);
  }

  private static double covered(Frame frame, int sample, Predicate<Line> holds) {
    Map<String, Integer> sizes = frame.strata();
    double truth = (double) frame.lines().stream().filter(holds).count() / frame.size();
    int hits = 0;
    for (int i = 0; i < DRAWS; i++) {
      Map<String, int[]> seen = new TreeMap<>();
      for (Drawn one : new Draw(frame, sample, "w" + i).drawn(Method.STRATIFIED)) {
        int[] counts = seen.computeIfAbsent(one.line().stratum(), stratum -> new int[2]);
        counts[0]++;
        counts[1] += holds.test(one.line()) ? 1 : 0;
      }
      List<Stratum> strata = new ArrayList<>();
      seen.forEach(
          (stratum, n) -> strata.add(new Stratum(sizes.getOrDefault(stratum, 0), n[0], n[1])));
      int good = strata.stream().mapToInt(Stratum::holding).sum();
      Estimate found = StratifiedRate.of(strata).clipped(frame.size(), good, sample - good);
      hits += found.low() <= truth + 1e-12 && truth <= found.high() + 1e-12 ? 1 : 0;
    }
    return (double) hits / DRAWS;
  }

  @Test
  void ofStrataWhereEverythingHolds() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(new Line(number(i), i < 150 ? "A" : "B", 1));
    }

    assertThat(covered(new Frame(lines), 20, line -> true)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"true, 40", "false, 40", "true, 80", "false, 80"})
  void ofWeightsTenToOne(boolean lowestRelapse, int sample) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add(new Line(number(i), "", i < 60 ? 10 : i < 120 ? 4 : 1));
    }
    Frame frame = new Frame(lines);
    Predicate<Line> holds =
        line -> {
          double rate = lowestRelapse == (line.value() == 1) ? .8 : .92;
          return holding(rate).test(Integer.parseInt(line.number().substring(8)));
        };
    double truth = (double) lines.stream().filter(holds).count() / frame.size();
    double design = WeightedRate.designSize(frame.size(), Draw.spread(frame, sample));
    int hits = 0;
    for (int i = 0; i < DRAWS; i++) {
      List<WeightedRate.Drawn> seen =
          new Draw(frame, sample, "w" + i)
              .drawn(Method.WEIGHTED).stream()
                  .map(one -> new WeightedRate.Drawn(holds.test(one.line()), one.pi()))
                  .toList();
      int good = (int) seen.stream().filter(WeightedRate.Drawn::holds).count();
      Estimate found = WeightedRate.of(seen, design).clipped(frame.size(), good, sample - good);
      hits += found.low() <= truth && truth <= found.high() ? 1 : 0;
    }
    assertThat((double) hits / DRAWS).isGreaterThanOrEqualTo(.94);
  }
}
