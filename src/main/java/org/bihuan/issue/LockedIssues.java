package org.bihuan.issue;

import java.util.Optional;

/**
 * Locks issues: locks the row, so that changes of one issue are made one after another, and writes
 * the changes before the transaction commits. Locking an issue twice in one transaction gives the
 * same {@link LockedIssue}.
 */
public interface LockedIssues {

  /** Told of each issue whose values have changed, once, just before it is written. */
  interface Watcher {
    void changed(LockedIssue issue);
  }

  Optional<LockedIssue> lock(String number);

  /** The issue that this process instance drives. */
  Optional<LockedIssue> lockByProcess(String process);

  /** The issue that has this task among its current ones. */
  Optional<LockedIssue> lockByTask(String task);

  /** The issue, if this transaction has locked it already; no SQL statement. */
  Optional<LockedIssue> locked(String number);

  /** A new issue, written with the rest when the transaction commits. */
  LockedIssue create(Issue issue, String process);

  /** The next free number for issues under this root unit. */
  String nextNumber(String root, int year);
}
