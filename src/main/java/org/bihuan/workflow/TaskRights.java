package org.bihuan.workflow;

import java.util.stream.Stream;
import org.bihuan.http.Problem;
import org.bihuan.issue.Access;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.People;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/** Checks who may see a task, who may claim it, and who has claimed it. */
@Component
public class TaskRights {

  private final LockedIssues lockedIssues;
  private final Issues issues;
  private final TaskBoard board;
  private final Submissions submissions;
  private final People people;
  private final Units units;

  TaskRights(
      LockedIssues lockedIssues,
      Issues issues,
      TaskBoard board,
      Submissions submissions,
      People people,
      Units units) {
    this.lockedIssues = lockedIssues;
    this.issues = issues;
    this.board = board;
    this.submissions = submissions;
    this.people = people;
    this.units = units;
  }

  /** A task and its issue, which is locked in this transaction. */
  record LockedTask(LockedIssue issue, Task task) {

    TaskOfIssue snapshot() {
      return new TaskOfIssue(task, issue.issue());
    }
  }

  /**
   * A task the caller may see.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it, 409 where its step is
   *     over
   */
  TaskOfIssue visible(Caller caller, String id) {
    Task task = board.byId(id).orElseThrow(() -> gone(caller, id));
    Issue issue = issues.find(task.issue()).orElseThrow(() -> Problem.notFound("task", id));
    if (!access(caller, task, issue).readable()) {
      throw Problem.notFound("task", id);
    }
    return new TaskOfIssue(task, issue);
  }

  /**
   * Like {@link #visible}, and locks its issue until the transaction ends.
   *
   * @throws Problem as {@link #visible}, and 403 {@code read-only} where the caller may only read
   */
  LockedTask lock(Caller caller, String id) {
    LockedIssue issue = lockedIssues.lockByTask(id).orElseThrow(() -> gone(caller, id));
    Task task = board.find(issue, id).orElseThrow(() -> gone(caller, id));
    Access access = access(caller, task, issue.issue());
    if (!access.readable()) {
      throw Problem.notFound("task", id);
    }
    access.requireMore(issue.number());
    return new LockedTask(issue, task);
  }

  /**
   * Whether somebody who is not retired may claim the task: by a duty they currently have, or since
   * it is offered to them in person.
   */
  public boolean hasDuty(Task task, String username) {
    return task.groups().stream().anyMatch(group -> people.holders(group).contains(username))
        || (task.users().contains(username)
            && people.find(username).filter(person -> !person.retired()).isPresent());
  }

  /**
   * Whether the caller may give back or transfer what somebody else has claimed: a leader or an
   * administrator of a unit that the task is offered to, or of one above it; of a task for persons
   * alone, of a unit in which one of them has a duty.
   */
  public boolean oversees(Caller caller, Task task) {
    Stream<String> offeredIn =
        task.groups().isEmpty()
            ? task.users().stream()
                .flatMap(username -> people.find(username).stream())
                .flatMap(person -> person.duties().stream())
                .map(Duty::unit)
            : task.groups().stream().map(TaskRights::unit);
    return offeredIn.anyMatch(unit -> AdminScope.overseer(caller, unit, units).isPresent());
  }

  private static String unit(String group) {
    return group.substring(0, group.lastIndexOf('/'));
  }

  static void requireOffered(Caller caller, Task task) {
    if (!task.isOfferedTo(caller)) {
      throw Problem.forbidden("task.notYourDuty", String.join(", ", task.candidates()));
    }
    if (task.excluded().contains(caller.username())) {
      throw Problem.forbidden("task.separationOfDuties");
    }
  }

  static void requireClaimed(Caller caller, Task task) {
    if (task.assignee() == null) {
      throw WorkflowProblem.notClaimed(task.id());
    }
    if (!caller.username().equals(task.assignee())) {
      throw WorkflowProblem.alreadyClaimed(task.id());
    }
  }

  /**
   * The caller's access to the task's issue. Having claimed the task is not enough: the duty may
   * have been lost since.
   */
  private Access access(Caller caller, Task task, Issue issue) {
    return task.isOfferedTo(caller) ? Access.FULL : issues.access(caller, issue);
  }

  /**
   * The problem for a task that does not exist: its step is over, for those who may see its issue;
   * else not found.
   */
  private Problem gone(Caller caller, String id) {
    return submissions
        .issueOf(id)
        .flatMap(issues::find)
        .filter(issue -> issues.access(caller, issue).readable())
        .map(issue -> WorkflowProblem.stepOver(id))
        .orElseGet(() -> Problem.notFound("task", id));
  }
}
