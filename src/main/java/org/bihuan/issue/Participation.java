package org.bihuan.issue;

import org.bihuan.organization.Caller;

/**
 * Tells who takes part in an issue beyond its responsible and supervising units. Implemented by the
 * workflow room.
 */
public interface Participation {

  /** Whether a current task of the issue is offered to the caller, or they completed one. */
  boolean takesPart(Caller caller, String issue);
}
