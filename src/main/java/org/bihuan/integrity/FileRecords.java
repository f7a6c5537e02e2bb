package org.bihuan.integrity;

import java.util.List;
import org.bihuan.issue.trail.Difference;

/**
 * Compares records that belong to no issue: the files that processes and decisions were deployed
 * from.
 */
public interface FileRecords {

  /**
   * The files that are no longer as they were stored; {@code where} is the name and, after a colon,
   * the version.
   */
  List<Difference> differences();
}
