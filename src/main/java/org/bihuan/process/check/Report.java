package org.bihuan.process.check;

import java.util.List;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one process file.
 *
 * @param model the content of the file; null where it cannot be read as one process. Where there
 *     are errors it is incomplete and must not be run.
 * @param findings errors and warnings in the order of the file
 */
public record Report(@Nullable ProcessModel model, List<Finding> findings) {

  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether the file may be deployed; warnings do not stop it. */
  public boolean accepted() {
    return findings.stream().noneMatch(Finding::isError);
  }
}
