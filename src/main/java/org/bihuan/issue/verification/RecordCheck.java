package org.bihuan.issue.verification;

import java.util.List;
import org.bihuan.issue.Issue;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;

/**
 * Compares one kind of record with the trail of its issue. Each module implements it for its own
 * records.
 */
public interface RecordCheck {

  /**
   * Starts the comparison for one issue.
   *
   * @param bytes whether stored files are read as well
   */
  Comparison begin(Issue issue, boolean bytes);

  /** The comparison of one issue: is given all entries in order, then reads the records. */
  interface Comparison {

    void entry(TrailEntry entry);

    /** The differences, the most serious first; a few are enough. */
    List<Difference> differences();
  }
}
