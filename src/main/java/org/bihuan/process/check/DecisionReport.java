package org.bihuan.process.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Finding;

/**
 * The result of checking one decision file.
 *
 * @param decisions the keys of its decisions
 * @param tables its tables by key; none where the file is refused
 * @param findings errors and warnings in the order of the file
 */
public record DecisionReport(
    Set<String> decisions, Map<String, DecisionTable> tables, List<Finding> findings) {

  public DecisionReport {
    decisions = Set.copyOf(decisions);
    tables = Map.copyOf(tables);
    findings = List.copyOf(findings);
  }

  /** Whether the file may be deployed. */
  public boolean accepted() {
    return findings.stream().noneMatch(Finding::isError);
  }

  /** The errors in one line, for a log or a failed job. */
  public String errors() {
    return findings.stream()
        .filter(Finding::isError)
        .map(
            finding ->
                finding.line()
                    + ": "
                    + finding.element()
                    + ": "
                    + finding.message(Locale.ENGLISH)
                    + " "
                    + finding.suggestion(Locale.ENGLISH))
        .collect(Collectors.joining("; "));
  }
}
