package org.bihuan.issue.restricted;

import org.bihuan.organization.Caller;

/** Determines who sees restricted values. Implemented by the workflow module. */
public interface FieldSight {

  /**
   * Whether somebody has a duty in one of these groups.
   *
   * @param issue its number: the groups are worked out of what it is now
   * @param groups with commas between, of which the units may be expressions
   */
  boolean isIn(Caller caller, String issue, String groups);
}
