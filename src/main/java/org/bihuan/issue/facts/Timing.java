package org.bihuan.issue.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whose time runs, and how long it took. The issue's due date is the responsible unit's: it stops
 * running while only others have steps to do, whose due dates are their own.
 *
 * @param dueRuns whether the issue's due date applies to whoever must act now
 * @param othersDueAt the earliest due date of the waiting steps of others; null where none is due
 * @param handedInAt when the unit last completed a step since the issue was opened or reopened
 * @param spells how often the issue was signed off
 * @param spellDays working days from opening or reopening to sign-off, of all spells together
 * @param foundOn the day on which the issue was found, where a ledger says so; else it was opened
 *     then
 */
public record Timing(
    boolean dueRuns,
    @Nullable Instant othersDueAt,
    @Nullable Instant handedInAt,
    int spells,
    int spellDays,
    @Nullable LocalDate foundOn) {

  /** The timing of an issue that has just been opened. */
  public static final Timing START = new Timing(true, null, null, 0, 0, null);

  public Timing turn(boolean running, @Nullable Instant dueAt) {
    return new Timing(running, dueAt, handedInAt, spells, spellDays, foundOn);
  }

  public Timing handedIn(Instant at) {
    return new Timing(dueRuns, othersDueAt, at, spells, spellDays, foundOn);
  }

  /** The same after a sign-off that took this many working days. */
  public Timing signedOff(int workingDays) {
    return new Timing(
        dueRuns, othersDueAt, handedInAt, spells + 1, spellDays + workingDays, foundOn);
  }

  /** The same after the issue was reopened: nothing has been handed in since. */
  public Timing begunAgain() {
    return new Timing(true, null, null, spells, spellDays, foundOn);
  }

  public Timing foundOn(@Nullable LocalDate day) {
    return new Timing(dueRuns, othersDueAt, handedInAt, spells, spellDays, day);
  }
}
