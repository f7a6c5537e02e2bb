package org.bihuan.doubt;

import java.util.List;
import org.bihuan.issue.Issue;
import org.bihuan.issue.trail.TrailEntry;

/** Finds doubts of one kind in what has happened to an issue. */
public interface Finder {

  /** What is left to be done in the transaction that stores what was found. */
  interface Prepared {

    /** Keeps what later ones are compared with, and compares with what is kept. */
    List<Found> find();
  }

  /**
   * Reads what is needed, without a transaction.
   *
   * @param entries those that have not been looked at, in order
   */
  Prepared prepare(Issue issue, List<TrailEntry> entries);
}
