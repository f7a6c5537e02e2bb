package org.bihuan.issue;

import org.bihuan.issue.event.TrailEvent;

/** The append-only record of who did what to an issue, when. */
public interface Trail {

  /** Appends one entry in the running transaction, under the lock on the issue. */
  void append(String issue, String actor, TrailEvent event);
}
