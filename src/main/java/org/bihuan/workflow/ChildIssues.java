package org.bihuan.workflow;

import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.ProcessElement;
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
   * @param source what does so
   */
  void reopenParent(LockedIssue child, ProcessElement source, String reason);
}
