package org.bihuan.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The deployed processes, readable by everybody who is signed in. */
@Component
public class Processes {

  private final IssueTypes types;
  private final ProcessVersions versions;
  private final DecisionTables decisions;
  private final Issues issues;
  private final Units units;
  private final Messages messages;

  Processes(
      IssueTypes types,
      ProcessVersions versions,
      DecisionTables decisions,
      Issues issues,
      Units units,
      Messages messages) {
    this.types = types;
    this.versions = versions;
    this.decisions = decisions;
    this.issues = issues;
    this.units = units;
    this.messages = messages;
  }

  /** A process with all its versions, newest first. */
  public record ProcessView(String type, String name, List<VersionView> versions) {}

  /**
   * A deployed version.
   *
   * @param open how many open issues that the caller may see it drives; for administrators of the
   *     root unit, who migrate issues to other versions, all of them
   * @param standing the same for those that stand in force
   */
  public record VersionView(
      int version,
      String file,
      String sha256,
      Instant deployedAt,
      String deployedBy,
      long open,
      long standing) {}

  /** All processes, in the order of their types. */
  public List<ProcessView> list(Caller caller) {
    return versions.byType(counted(caller)).entrySet().stream()
        .map(type -> view(type.getKey(), type.getValue()))
        .toList();
  }

  /** One process with all its versions; empty where there is none. */
  public Optional<ProcessView> find(Caller caller, String type) {
    return Optional.ofNullable(versions.byType(counted(caller)).get(type))
        .map(found -> view(type, found));
  }

  private Condition counted(Caller caller) {
    boolean all =
        caller.duties().stream()
            .anyMatch(
                duty ->
                    duty.role() == Role.ADMINISTRATOR
                        && units.root(duty.unit()).equals(duty.unit()));
    return all ? new Condition("1=1", List.of()) : issues.condition(caller, IssueFilter.ANY);
  }

  private ProcessView view(String type, List<VersionView> found) {
    IssueType newest = types.get(type, found.get(0).version());
    return new ProcessView(type, newest.model().names().in(messages.locale()), found);
  }

  /**
   * The content of a process file.
   *
   * @param version null: the newest
   * @throws Problem 404 where there is no such type or version
   */
  public ProcessDescription describe(String type, @Nullable Integer version) {
    IssueType found =
        version == null
            ? types.find(type).orElseThrow(() -> Problem.notFound("type", type))
            : types.get(type, version);
    return new DescribedProcess(found, messages.locale())
        .with(
            decisions.newest(
                found.model().decisions().values().stream()
                    .map(decision -> decision.key())
                    .distinct()
                    .toList()));
  }

  /**
   * A process file as it was deployed.
   *
   * @throws Problem 404 where there is no such version
   */
  public String file(String type, int version) {
    return types.get(type, version).xml();
  }
}
