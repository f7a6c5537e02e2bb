package org.bihuan.assessment.band;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;

/** The order of units by their estimates, and how far each place may be by chance. */
final class Places {

  private static final int DRAWS = 2_000;
  private static final double TAIL = .05;
  private static final double TIE = .001;

  private Places() {}

  /** A place from 1, and the places that are plausible at 90 %. */
  record Place(int place, int first, int last) {}

  /**
   * @param seed of the draws: the same seed gives the same ranges
   */
  static Map<Cases, Place> of(List<Cases> units, Shrinkage shrinkage, long seed) {
    double[] estimates = units.stream().mapToDouble(shrinkage::estimate).toArray();
    int[] order = places(estimates, TIE);
    int[][] drawn = drawn(units, shrinkage, seed);
    Map<Cases, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < units.size(); i++) {
      int[] sorted = drawn[i];
      Arrays.sort(sorted);
      int first = sorted[(int) (DRAWS * TAIL)];
      int last = sorted[(int) (DRAWS * (1 - TAIL)) - 1];
      places.put(
          units.get(i), new Place(order[i], Math.min(first, order[i]), Math.max(last, order[i])));
    }
    return places;
  }

  private static int[][] drawn(List<Cases> units, Shrinkage shrinkage, long seed) {
    Random random = new Random(seed); // its numbers are specified, so that they never change
    UniformRandomProvider provider = random::nextLong;
    List<Sampler> samplers = new ArrayList<>();
    double more = shrinkage.cases();
    for (Cases unit : units) {
      double good = unit.good() + more * shrinkage.rate();
      double bad = unit.all() - unit.good() + more * (1 - shrinkage.rate());
      samplers.add(BetaDistribution.of(positive(good), positive(bad)).createSampler(provider));
    }
    int[][] drawn = new int[units.size()][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] places = places(samplers.stream().mapToDouble(Sampler::sample).toArray(), 0);
      for (int i = 0; i < places.length; i++) {
        drawn[i][draw] = places[i];
      }
    }
    return drawn;
  }

  private static double positive(double shape) {
    return Math.max(shape, 1e-6);
  }

  /** One more than how many are better by more than this. */
  private static int[] places(double[] values, double tie) {
    int[] places = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = 1;
      for (double other : values) {
        places[i] += other > values[i] + tie ? 1 : 0;
      }
    }
    return places;
  }
}
