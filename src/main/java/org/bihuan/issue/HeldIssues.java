package org.bihuan.issue;

import java.util.Optional;

/**
 * Takes issues in hand: locks the row, so that acts on one issue come one after another, and writes
 * what changed before the transaction commits. Asking twice in one transaction gives the same
 * {@link HeldIssue}.
 */
public interface HeldIssues {

  Optional<HeldIssue> hold(String number);

  /** The issue that this process instance drives. */
  Optional<HeldIssue> holdByProcess(String process);

  /** The issue that has this task among its current ones. */
  Optional<HeldIssue> holdByTask(String task);

  /** The issue where this transaction has it in hand already; no SQL statement. */
  Optional<HeldIssue> inHand(String number);

  /** The issue as it stands, without a lock: what is done to it is never written. */
  Optional<HeldIssue> read(String number);

  /** A new issue, written with the rest when the transaction commits. */
  HeldIssue create(Issue issue, String process);

  /** The next free number for issues under this root unit. */
  String nextNumber(String root, int year);
}
