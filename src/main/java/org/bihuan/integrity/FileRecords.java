package org.bihuan.integrity;

import java.util.List;
import org.bihuan.issue.trail.Difference;

/** Compares what belongs to no issue: the files that processes and decisions were deployed from. */
public interface FileRecords {

  /** What is not as it was stored; {@code where} is the name and, behind a colon, the version. */
  List<Difference> differences();
}
