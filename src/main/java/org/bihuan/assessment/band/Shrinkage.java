package org.bihuan.assessment.band;

import java.util.List;

/**
 * How far rates are drawn towards that of all units: as if each unit had so many more cases at that
 * rate. The more the units differ beyond chance, the fewer.
 *
 * @param rate of all units together
 * @param cases how many more, from 5 to 200
 */
record Shrinkage(double rate, double cases) {

  private static final double LEAST = 5;
  private static final double MOST = 200;

  /**
   * By moments: the differences between the rates beyond those that chance explains.
   *
   * @param units those that have cases, at least one
   */
  static Shrinkage of(List<Cases> units) {
    double all = units.stream().mapToLong(Cases::all).sum();
    double rate = units.stream().mapToLong(Cases::good).sum() / all;
    double chance = rate * (1 - rate);
    double seen = 0;
    double squares = 0;
    for (Cases unit : units) {
      seen += unit.all() * (unit.rate() - rate) * (unit.rate() - rate);
      squares += (double) unit.all() * unit.all();
    }
    double free = units.size() - 1;
    double between = (seen - free * chance) / (all - squares / all - free);
    double more = between > 0 ? chance / between - 1 : MOST;
    return new Shrinkage(rate, Math.max(LEAST, Math.min(MOST, more)));
  }

  double estimate(Cases unit) {
    return (unit.good() + cases * rate) / (unit.all() + cases);
  }

  /** Whether the unit's own cases weigh less than those it is given. */
  boolean outweighs(Cases unit) {
    return unit.all() / (unit.all() + cases) < .5;
  }
}
