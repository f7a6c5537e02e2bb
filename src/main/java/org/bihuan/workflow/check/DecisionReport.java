package org.bihuan.workflow.check;

import java.util.List;
import java.util.Set;

/**
 * What the check of one decision file found.
 *
 * @param decisions the keys of its decisions
 * @param findings errors and warnings in the order of the file
 */
public record DecisionReport(Set<String> decisions, List<Finding> findings) {

  public DecisionReport {
    decisions = Set.copyOf(decisions);
    findings = List.copyOf(findings);
  }

  /** Whether the file may be deployed. */
  public boolean accepted() {
    return findings.stream().noneMatch(Finding::isError);
  }
}
