package org.bihuan.issue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The append-only record of who did what to an issue, when. */
public interface Trail {

  /**
   * Appends one entry in the running transaction, under the lock on the issue.
   *
   * @param data what the entry keeps: texts, numbers, booleans, lists and maps of these
   */
  void append(String issue, String actor, String act, Map<String, ? extends @Nullable Object> data);
}
