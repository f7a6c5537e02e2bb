package org.bihuan.workflow;

import java.util.List;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.ProcessElement;
import org.jspecify.annotations.Nullable;

/** What a process can do with issues other than its own. */
public interface ChildIssues {

  /**
   * Opens a child of the issue that a process drives.
   *
   * @param parameters those of the contract's {@code openIssue}, evaluated
   * @return its number
   */
  String open(LockedIssue parent, Map<String, @Nullable Object> parameters);

  /**
   * Opens several after the commit of this transaction.
   *
   * @param source the process element that does so
   * @param token of the process, to be completed when all are open
   * @param each the parameters of each
   */
  void openLater(
      LockedIssue parent,
      ProcessElement source,
      String token,
      List<Map<String, @Nullable Object>> each);

  /** The process does not wait for them any more: those left are not opened. */
  void openingsAbandoned(String token);

  /**
   * Reopens the parent of an issue, if it is signed off.
   *
   * @param source the process element that does so
   */
  void reopenParent(LockedIssue child, ProcessElement source, String reason);

  /**
   * Takes an action of the parent or the children where it is offered, after the commit of this
   * transaction.
   *
   * @param parameters those of the contract's {@code takeAction}, evaluated
   */
  void takeAction(
      LockedIssue issue, ProcessElement source, Map<String, @Nullable Object> parameters);
}
