package org.bihuan.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts over some issues; those of several groups add up to those of all.
 *
 * @param withdrawn closed without counting in rates
 * @param firstPass signed off in round 1
 * @param workingDays sum over all signed-off issues, from opening to closing
 * @param timed of how many issues the working days are known
 * @param relapses issues that relapsed at least once
 */
record Figures(
    long total,
    long open,
    long signedOff,
    long withdrawn,
    long overdue,
    long firstPass,
    long workingDays,
    long timed,
    long relapses) {

  static Figures sum(List<Figures> all) {
    return all.stream().reduce(new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0), Figures::plus);
  }

  private Figures plus(Figures other) {
    return new Figures(
        total + other.total,
        open + other.open,
        signedOff + other.signedOff,
        withdrawn + other.withdrawn,
        overdue + other.overdue,
        firstPass + other.firstPass,
        workingDays + other.workingDays,
        timed + other.timed,
        relapses + other.relapses);
  }

  /** The number of issues that count in rates. */
  long counted() {
    return total - withdrawn;
  }

  /**
   * Signed-off issues as a fraction of those that count, to four decimal places; null where none
   * counts.
   */
  @Nullable Double rate() {
    return ratio(signedOff, counted(), 10_000);
  }

  /**
   * Issues signed off in round 1 as a fraction of those signed off, to four decimal places; null
   * where there are none.
   */
  @Nullable Double firstPassRate() {
    return ratio(firstPass, signedOff, 10_000);
  }

  /** Working days from opening to sign-off, to two decimal places; null where there are none. */
  @Nullable Double averageWorkingDays() {
    return ratio(workingDays, timed, 100);
  }

  private static @Nullable Double ratio(long part, long whole, int places) {
    return whole == 0 ? null : Math.round((double) part * places / whole) / (double) places;
  }
}
