package org.bihuan.process.check;

import java.util.List;
import org.bihuan.process.language.Finding;
import org.bihuan.process.register.Register;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking the file of a register.
 *
 * @param register null where the file cannot be read. Where there are errors it must not be used.
 */
public record RegisterReport(@Nullable Register register, List<Finding> findings) {

  public RegisterReport {
    findings = List.copyOf(findings);
  }

  /** Whether the file may be deployed; warnings do not stop it. */
  public boolean accepted() {
    return register != null && findings.stream().noneMatch(Finding::isError);
  }
}
