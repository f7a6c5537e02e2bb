package org.bihuan.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.workflow.Candidates.Asked;
import org.springframework.stereotype.Component;

/**
 * Separation of duties: who may not take a task, since they did a step it must be separate from.
 * Where a step names itself, each of its instances is done by somebody else; whoever has claimed or
 * completed one is kept from the others.
 */
@Component
class Separation {

  private final TaskBoard board;
  private final IssueTypes types;
  private final Candidates candidates;
  private final IssueNotifier telling;
  private final Issues issues;

  Separation(
      TaskBoard board,
      IssueTypes types,
      Candidates candidates,
      IssueNotifier telling,
      Issues issues) {
    this.board = board;
    this.types = types;
    this.candidates = candidates;
    this.telling = telling;
    this.issues = issues;
  }

  /**
   * Who may not take a step. Whoever worked on the parent may not take a step that is separate from
   * it, unless nobody else can.
   *
   * @param at the instance that is to be done
   * @param groups that the step is offered to, {@code UNIT/role}
   * @param users persons that it is offered to
   */
  Set<String> excluded(
      LockedIssue issue, Step step, InstancePath at, List<String> groups, List<String> users) {
    Set<String> excluded = separated(issue, step, at);
    if (step.separateFromParent()) {
      Set<String> more = new HashSet<>(excluded);
      more.addAll(workedOnParent(issue));
      if (candidates.anybody(groups, users, more, issue.issue().supervisor())) {
        return more;
      }
    }
    return excluded;
  }

  /** Who opened the parent, and who completed a step of it in any round. */
  private Set<String> workedOnParent(LockedIssue issue) {
    Set<String> worked = new HashSet<>();
    String parent = issue.issue().parent();
    if (parent != null) {
      issues
          .snapshot(parent)
          .ifPresent(
              read -> {
                worked.add(read.issue().openedBy());
                read.state()
                    .completedSteps()
                    .forEach(step -> worked.addAll(read.state().completedBy(step)));
              });
    }
    return worked;
  }

  private Set<String> separated(LockedIssue issue, Step step, InstancePath at) {
    Set<String> excluded = new HashSet<>();
    for (String other : step.separateFrom()) {
      if (other.equals(ProcessModel.OPENED)) {
        excluded.add(issue.issue().openedBy());
      } else if (!other.equals(step.id())) {
        excluded.addAll(issue.state().completedBy(other));
      } else if (!at.isNone()) {
        excluded.addAll(issue.state().completedBeside(at, other));
        board.of(issue).stream()
            .filter(task -> task.assignee() != null && isBeside(task, step, at))
            .forEach(task -> excluded.add(task.assignee()));
      }
    }
    return excluded;
  }

  private static boolean isBeside(Task task, Step step, InstancePath at) {
    return task.step().equals(step.id())
        && task.instance().path().isBeside(at)
        && !task.instance().path().equals(at);
  }

  /** Offers the other instances anew after one of them has got another holder, or none. */
  void follow(LockedIssue issue, Task changed) {
    IssueType type = types.get(changed.type(), changed.typeVersion());
    Step step = type.model().step(changed.step());
    InstancePath at = changed.instance().path();
    if (at.isNone() || !step.separateFrom().contains(step.id())) {
      return;
    }
    for (Task task : board.of(issue)) {
      if (isBeside(task, step, at)) {
        offer(issue, type, step, task);
      }
    }
  }

  private void offer(LockedIssue issue, IssueType type, Step step, Task task) {
    Set<String> excluded =
        excluded(issue, step, task.instance().path(), task.groups(), task.users());
    if (excluded.equals(task.excluded())) {
      return;
    }
    Asked asked =
        candidates.find(task.groups(), task.users(), excluded, issue.issue().supervisor());
    board.change(issue, task.offeredTo(asked.groups(), asked.users(), excluded));
    if (asked.vacant()) {
      telling.vacant(issue, type, task.step());
    }
  }
}
