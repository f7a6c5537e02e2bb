package org.bihuan.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts over some issues; those of several groups add up to those of all.
 *
 * @param withdrawn closed without counting in rates
 * @param firstPass signed off in round 1
 * @param overdue open and past the due date, which is up to whoever must act
 * @param workingDays sum over all times from opening or reopening to sign-off
 * @param timed the number of these times
 * @param relapses issues that relapsed at least once
 * @param reviewOverdue open with a step of others than the responsible unit past its due date
 * @param onTime signed off, and handed in by the due date
 * @param late signed off, but handed in after the due date
 * @param closedOtherwise closed, counting in rates, without success
 * @param standing in force: neither open nor closed, and not counted in rates
 * @param own the figures of the type, by their ids
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
    long relapses,
    long reviewOverdue,
    long onTime,
    long late,
    long closedOtherwise,
    long standing,
    Map<String, FigureSum> own) {

  private static final Figures NONE =
      new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  Figures {
    own = Map.copyOf(own);
  }

  static Figures sum(List<Figures> all) {
    return all.stream().reduce(NONE, Figures::plus);
  }

  /** The same counts, with these figures of the type. */
  Figures with(Map<String, FigureSum> others) {
    return new Figures(
        total,
        open,
        signedOff,
        withdrawn,
        overdue,
        firstPass,
        workingDays,
        timed,
        relapses,
        reviewOverdue,
        onTime,
        late,
        closedOtherwise,
        standing,
        others);
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
        relapses + other.relapses,
        reviewOverdue + other.reviewOverdue,
        onTime + other.onTime,
        late + other.late,
        closedOtherwise + other.closedOtherwise,
        standing + other.standing,
        FigureSum.plus(own, other.own));
  }

  /** The number of issues that count in rates. */
  long counted() {
    return total - withdrawn - standing;
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

  /**
   * Issues handed in by their due date as a fraction of those signed off that had one, to four
   * decimal places; null where there are none.
   */
  @Nullable Double onTimeRate() {
    return ratio(onTime, onTime + late, 10_000);
  }

  /**
   * Working days from opening, or reopening, to sign-off, to two decimal places; null where there
   * are none.
   */
  @Nullable Double averageWorkingDays() {
    return ratio(workingDays, timed, 100);
  }

  private static @Nullable Double ratio(long part, long whole, int places) {
    return whole == 0 ? null : Math.round((double) part * places / whole) / (double) places;
  }
}
