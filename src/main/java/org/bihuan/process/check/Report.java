package org.bihuan.process.check;

import java.util.List;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;

/**
 * What the check of one process file found.
 *
 * @param model what the file says; null where it cannot be read as one process. Where there are
 *     errors it holds what could be understood and must not be run.
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
