package org.bihuan.workflow;

import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.jspecify.annotations.Nullable;

/** What a process does with issues beside its own. */
public interface ChildIssues {

  /**
   * Opens an issue under the one a process drives.
   *
   * @param parameters those of the contract's {@code openIssue}, evaluated
   * @return its number
   */
  String open(LockedIssue parent, Map<String, @Nullable Object> parameters);

  /**
   * Sends the parent of an issue round the loop again, if it is signed off.
   *
   * @param source the process, version and element that do so
   */
  void reopenParent(LockedIssue child, Map<String, Object> source, String reason);
}
