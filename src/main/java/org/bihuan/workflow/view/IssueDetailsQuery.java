package org.bihuan.workflow.view;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Access;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.organization.Caller;
import org.bihuan.organization.People;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.Deadlines;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.TaskRights;
import org.bihuan.workflow.view.IssueDetails.TaskAtHand;
import org.bihuan.workflow.view.TaskView.IssueRef;
import org.springframework.stereotype.Component;

/** Lays an issue before a caller: its steps with their forms, its actions, its deadline. */
@Component
public class IssueDetailsQuery {

  private final LockedIssues lockedIssues;
  private final Issues issues;
  private final TaskBoard board;
  private final TaskRights rights;
  private final IssueTypes types;
  private final Actions actions;
  private final VisibleRelatedIssues kin;
  private final Deadlines deadlines;
  private final People people;
  private final Messages messages;
  private final Clock clock;

  IssueDetailsQuery(
      LockedIssues lockedIssues,
      Issues issues,
      TaskBoard board,
      TaskRights rights,
      IssueTypes types,
      Actions actions,
      VisibleRelatedIssues kin,
      Deadlines deadlines,
      People people,
      Messages messages,
      Clock clock) {
    this.lockedIssues = lockedIssues;
    this.issues = issues;
    this.board = board;
    this.rights = rights;
    this.types = types;
    this.actions = actions;
    this.kin = kin;
    this.deadlines = deadlines;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The issue as it is before this caller now; three SQL statements, one more where it has kin.
   *
   * @throws Problem 404 where it is not there or may not be seen
   */
  public IssueDetails of(Caller caller, String number) {
    LockedIssue issue =
        lockedIssues.read(number).orElseThrow(() -> Problem.notFound("issue", number));
    Access access = issues.access(caller, issue.issue());
    if (!access.readable()) {
      throw Problem.notFound("issue", number);
    }
    List<Task> tasks = issue.issue().isOpen() ? board.read(number) : List.of();
    Locale locale = messages.locale();
    IssueView view =
        IssueView.of(
            issue,
            tasks,
            types,
            actions,
            caller,
            access,
            kin.of(caller, issue),
            locale,
            clock.instant());
    List<TaskAtHand> atHand =
        tasks.stream().map(task -> atHand(caller, issue, task, locale)).toList();
    return new IssueDetails(view, atHand, deadlines.explain(issue));
  }

  private TaskAtHand atHand(Caller caller, LockedIssue issue, Task task, Locale locale) {
    var step = types.get(task.type(), task.typeVersion()).model().step(task.step());
    String assignee = task.assignee();
    boolean mine = caller.username().equals(assignee) && task.isOfferedTo(caller);
    boolean excluded = task.excluded().contains(caller.username());
    boolean free = assignee == null || !rights.hasDuty(task, assignee);
    return new TaskAtHand(
        TaskView.item(task, IssueRef.of(issue.issue()), step, locale, clock.instant())
            .withForm(step, locale),
        task.typeVersion(),
        task.type(),
        task.groups(),
        mine,
        !mine && !excluded && free && task.isOfferedTo(caller),
        excluded && task.isOfferedTo(caller),
        mine ? colleagues(caller, task) : List.of());
  }

  private List<String> colleagues(Caller caller, Task task) {
    TreeSet<String> colleagues = new TreeSet<>();
    task.groups().forEach(group -> colleagues.addAll(people.holders(group)));
    colleagues.removeAll(task.excluded());
    colleagues.remove(caller.username());
    return List.copyOf(colleagues);
  }
}
