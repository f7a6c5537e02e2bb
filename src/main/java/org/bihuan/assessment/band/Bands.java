package org.bihuan.assessment.band;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.campaign.rate.FalseDiscovery;

/**
 * Tells apart which units are better or worse in one figure than all others together, and which
 * cannot be told apart. Rates alone would put a small unit first or last by chance.
 */
public final class Bands {

  /** With fewer cases nothing is said. */
  public static final int FEWEST = 10;

  private Bands() {}

  /**
   * Judges each unit, in the order given.
   *
   * @param seed by which the ranges of places are drawn
   */
  public static List<Judged> of(List<Cases> units, long seed) {
    List<Cases> some = units.stream().filter(unit -> unit.all() > 0).toList();
    if (some.isEmpty()) {
      return units.stream().map(Bands::nothing).toList();
    }
    Shrinkage shrinkage = Shrinkage.of(some);
    List<Cases> enough =
        some.stream().filter(unit -> unit.all() >= FEWEST && !shrinkage.outweighs(unit)).toList();
    double[] probabilities = enough.stream().mapToDouble(unit -> probability(unit, some)).toArray();
    double limit = FalseDiscovery.limit(probabilities);
    Map<Cases, Places.Place> places = Places.of(enough, shrinkage, seed);
    List<Judged> judged = new ArrayList<>();
    for (Cases unit : units) {
      int at = enough.indexOf(unit);
      if (at < 0) {
        judged.add(unit.all() == 0 ? nothing(unit) : few(unit, shrinkage));
        continue;
      }
      Places.Place place = places.get(unit);
      judged.add(
          new Judged(
              unit,
              band(unit, some, probabilities[at], limit),
              some.size() == 1 ? null : probabilities[at],
              shrinkage.estimate(unit),
              place == null ? null : place.place(),
              place == null ? null : place.first(),
              place == null ? null : place.last()));
    }
    return judged;
  }

  private static Judged nothing(Cases unit) {
    return new Judged(unit, Band.TOO_FEW, null, null, null, null, null);
  }

  private static Judged few(Cases unit, Shrinkage shrinkage) {
    return new Judged(unit, Band.TOO_FEW, null, shrinkage.estimate(unit), null, null, null);
  }

  private static Band band(Cases unit, List<Cases> all, double probability, double limit) {
    if (probability > limit) {
      return Band.ALIKE;
    }
    return unit.rate() > others(unit, all) ? Band.BETTER : Band.WORSE;
  }

  /** 1 where there are no others. */
  private static double probability(Cases unit, List<Cases> all) {
    return all.size() == 1
        ? 1
        : Binomial.twoSided(
            Math.toIntExact(unit.good()), Math.toIntExact(unit.all()), others(unit, all));
  }

  /** The rate of all other units together. */
  private static double others(Cases unit, List<Cases> all) {
    long good = all.stream().mapToLong(Cases::good).sum() - unit.good();
    long cases = all.stream().mapToLong(Cases::all).sum() - unit.all();
    return (double) good / cases;
  }
}
