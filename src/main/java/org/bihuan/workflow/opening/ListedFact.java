package org.bihuan.workflow.opening;

import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;

/** A fact of new issues whose values another module keeps a list of. */
public interface ListedFact {

  /**
   * A value that a new issue is to have.
   *
   * @param type of the issue
   * @param value not blank
   * @param category of the issue
   * @param supervisor the supervising unit
   * @param unit the responsible unit; null where it is named later
   * @param opener username of whoever opens it
   * @param byProcess whether a process opens it, which nobody could answer: then every value passes
   * @param dryRun whether it is only asked what would happen: nothing is written
   */
  record Use(
      String type,
      String value,
      @Nullable String category,
      String supervisor,
      @Nullable String unit,
      String opener,
      boolean byProcess,
      boolean dryRun) {}

  /** The name of the fact, as in {@link org.bihuan.issue.facts.IssueFacts}. */
  String name();

  /**
   * The value as the issue gets it: that of a merged one is the one it was merged into.
   *
   * @throws Problem 422 naming the fact where the list does not allow it
   */
  String settled(Use use);
}
