package org.bihuan.issue;

import java.util.Optional;

/**
 * Takes issues in hand: locks the row, so that acts on one issue come one after another, and writes
 * what changed before the transaction commits. Asking twice in one transaction gives the same
 * {@link LockedIssue}.
 */
public interface LockedIssues {

  Optional<LockedIssue> lock(String number);

  /** The issue that this process instance drives. */
  Optional<LockedIssue> lockByProcess(String process);

  /** The issue that has this task among its current ones. */
  Optional<LockedIssue> lockByTask(String task);

  /** The issue where this transaction has it in hand already; no SQL statement. */
  Optional<LockedIssue> inHand(String number);

  /** A new issue, written with the rest when the transaction commits. */
  LockedIssue create(Issue issue, String process);

  /** The next free number for issues under this root unit. */
  String nextNumber(String root, int year);
}
