package org.bihuan.issue;

import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;

/**
 * Tells who takes part in an issue beyond its responsible and supervising units. Implemented by the
 * workflow room.
 */
public interface Participation {

  /**
   * Everything where a current task is offered to the caller, or they completed one by a duty that
   * they still hold; for a time reading alone where they did anything to it themselves.
   */
  Access access(Caller caller, String issue);

  /** Where that gives at least reading, over the table {@code issue} alias {@code i}. */
  Condition readable(Caller caller);
}
