package org.bihuan.assessment.band;

/**
 * The cases of one unit.
 *
 * @param good how many of them are as wished
 * @param all how many there are
 */
public record Cases(String unit, long good, long all) {

  public Cases {
    if (good < 0 || good > all) {
      throw new IllegalArgumentException(unit + ": " + good + " of " + all);
    }
  }

  double rate() {
    return (double) good / all;
  }
}
