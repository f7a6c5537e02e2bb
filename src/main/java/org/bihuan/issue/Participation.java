package org.bihuan.issue;

import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;

/**
 * Determines who takes part in an issue beyond its responsible and supervising units. Implemented
 * by the workflow module.
 */
public interface Participation {

  /**
   * Full access where a current task is offered to the caller, or they completed one by a duty they
   * still hold; read-only access, for a limited time, where they worked on the issue themselves in
   * another way.
   */
  Access access(Caller caller, String issue);

  /**
   * The issues to which that gives at least read access, as a condition over the table {@code
   * issue} alias {@code i}.
   */
  Condition readable(Caller caller);
}
