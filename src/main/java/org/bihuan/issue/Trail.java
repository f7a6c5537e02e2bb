package org.bihuan.issue;

import java.util.Map;

/** The append-only record of who did what, when. */
public interface Trail {

  /** Appends one entry in the running transaction. */
  void append(String issue, String actor, String act, Map<String, Object> data);
}
