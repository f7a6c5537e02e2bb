package org.bihuan.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whose turn it is. The issue's due date is for those who answer for the issue: while only
 * others have something to do, a review for instance, they have the due dates of their own steps.
 */
@Component
class Turns {

  private final IssueTypes types;

  Turns(IssueTypes types) {
    this.types = types;
  }

  /** Notes whose turn it is with these tasks. */
  void note(LockedIssue issue, List<Task> tasks) {
    List<Task> others = tasks.stream().filter(task -> !isUnits(issue.issue(), task)).toList();
    boolean only = !others.isEmpty() && others.size() == tasks.size();
    issue.setTurn(!only || issue.issue().unit() == null, earliest(others));
  }

  private static @Nullable Instant earliest(List<Task> tasks) {
    return tasks.stream()
        .map(Task::dueAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /**
   * Whether a task is for those who answer for the issue. In a type whose steps are all for others
   * these answer for it themselves.
   */
  boolean isUnits(Issue issue, Task task) {
    Set<String> own = types.get(task.type(), task.typeVersion()).unitSteps();
    if (!own.isEmpty()) {
      return own.contains(task.step());
    }
    IssueType driving = types.get(issue.type(), issue.typeVersion());
    return driving.unitSteps().isEmpty();
  }
}
