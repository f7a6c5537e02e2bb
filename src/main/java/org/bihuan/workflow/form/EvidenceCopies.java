package org.bihuan.workflow.form;

import java.util.Collection;
import java.util.Map;
import org.bihuan.issue.LockedIssue;

/** Gives an issue copies of another one's files. Implemented by the evidence module. */
public interface EvidenceCopies {

  /**
   * Files of one issue that another one is to have: the same bytes, with who handed them in, and
   * when.
   */
  interface Copies {

    /** The id of each copy, by the id of the file; those that are void or unknown are left out. */
    Map<String, String> ids();

    /** Records them with the other issue, whose row is written when the transaction commits. */
    void giveTo(LockedIssue issue);
  }

  /** Prepares copies of these files of an issue; no SQL statement where there are none. */
  Copies of(String issue, Collection<String> ids);
}
