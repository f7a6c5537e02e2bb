package org.bihuan.issue.verification;

import java.util.List;
import org.bihuan.issue.Issue;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;

/** Compares one kind of record with what the trail of its issue says of it, a room its own. */
public interface RecordCheck {

  /**
   * Begins with one issue.
   *
   * @param bytes whether stored files are read as well
   */
  Comparison begin(Issue issue, boolean bytes);

  /** The comparison of one issue: is told all entries in order, then reads the records. */
  interface Comparison {

    void entry(TrailEntry entry);

    /** What differs, the gravest first; at most a few are needed. */
    List<Difference> differences();
  }
}
