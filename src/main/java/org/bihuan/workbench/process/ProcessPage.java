package org.bihuan.workbench.process;

import java.util.Map;
import java.util.TreeMap;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.Processes.ProcessView;
import org.bihuan.process.Processes.VersionView;
import org.bihuan.report.OpenIssuesByStep;
import org.jspecify.annotations.Nullable;

/**
 * One process as its page shows it.
 *
 * @param asked the version requested; null: the newest, with the open issues of all versions
 */
record ProcessPage(
    ProcessDescription process,
    ProcessView versions,
    @Nullable Integer asked,
    OpenIssuesByStep openIssues) {

  /** Open issues at a step that the caller may see. */
  public long at(String step) {
    return byStep().getOrDefault(step, 0L);
  }

  /** Open issues of a version that the caller may see. */
  public long of(int version) {
    return openIssues.byVersion(process.type()).getOrDefault(version, 0L);
  }

  /** Steps this version no longer has, with the number of issues of other versions at them. */
  public Map<String, Long> elsewhere() {
    Map<String, Long> others = new TreeMap<>(byStep());
    process.steps().forEach(step -> others.remove(step.key()));
    return others;
  }

  private Map<String, Long> byStep() {
    return openIssues.byStep(process.type(), asked);
  }

  public VersionView version() {
    return versions.versions().stream()
        .filter(it -> it.version() == process.version())
        .findFirst()
        .orElseThrow();
  }

  public boolean newest() {
    return process.version() == versions.versions().get(0).version();
  }
}
