package org.bihuan.workflow.view;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.organization.People;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskRights;
import org.bihuan.workflow.view.IssueDetails.TaskDetails;
import org.bihuan.workflow.view.TaskView.IssueRef;
import org.springframework.stereotype.Component;

/** Reads an issue for a caller: its steps with their forms, its actions, its deadline. */
@Component
public class IssueDetailsQuery {

  private final IssueViews views;
  private final TaskRights rights;
  private final IssueTypes types;
  private final Deadlines deadlines;
  private final People people;
  private final FormViews forms;
  private final Messages messages;
  private final Clock clock;

  IssueDetailsQuery(
      IssueViews views,
      TaskRights rights,
      IssueTypes types,
      Deadlines deadlines,
      People people,
      FormViews forms,
      Messages messages,
      Clock clock) {
    this.views = views;
    this.rights = rights;
    this.types = types;
    this.deadlines = deadlines;
    this.people = people;
    this.forms = forms;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The issue as this caller sees it now; three SQL statements, one more where it has related
   * issues.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it
   */
  public IssueDetails of(Caller caller, String number) {
    IssueViews.Seen seen = views.seen(caller, number);
    Issues.Snapshot issue = seen.issue().issue();
    IssueView view = views.view(caller, seen);
    Locale locale = messages.locale();
    List<TaskDetails> tasks =
        seen.issue().tasks().stream()
            .map(task -> details(caller, issue, task, locale))
            .toList();
    return new IssueDetails(view, tasks, deadlines.explain(issue), issue.passed());
  }

  private TaskDetails details(
      Caller caller, Issues.Snapshot snapshot, Task task, Locale locale) {
    Issue issue = snapshot.issue();
    var step = types.get(task.type(), task.typeVersion()).model().step(task.step());
    String assignee = task.assignee();
    boolean mine = caller.username().equals(assignee) && task.isOfferedTo(caller);
    boolean excluded = task.excluded().contains(caller.username());
    boolean overseen =
        assignee != null && !caller.username().equals(assignee) && rights.oversees(caller, task);
    boolean free = assignee == null || !rights.hasDuty(task, assignee);
    return new TaskDetails(
        TaskView.item(task, IssueRef.of(issue), step, locale, clock.instant())
            .withForm(step, forms.step(step, issue, snapshot::state), locale),
        task.typeVersion(),
        task.type(),
        task.groups(),
        mine,
        !mine && !excluded && free && task.isOfferedTo(caller),
        excluded && task.isOfferedTo(caller),
        overseen,
        mine || overseen ? colleagues(caller, task) : List.of());
  }

  private List<String> colleagues(Caller caller, Task task) {
    TreeSet<String> colleagues = new TreeSet<>();
    task.groups().forEach(group -> colleagues.addAll(people.holders(group)));
    colleagues.removeAll(task.excluded());
    if (caller.username().equals(task.assignee())) {
      colleagues.remove(caller.username());
    } else {
      colleagues.remove(task.assignee());
    }
    return List.copyOf(colleagues);
  }
}
