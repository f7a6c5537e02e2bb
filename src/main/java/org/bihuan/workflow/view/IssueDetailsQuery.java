package org.bihuan.workflow.view;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.organization.People;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskRights;
import org.bihuan.workflow.form.GivenRows;
import org.bihuan.workflow.form.GivenTable;
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
  private final InstanceNames instances;
  private final GivenRows given;

  IssueDetailsQuery(
      IssueViews views,
      TaskRights rights,
      IssueTypes types,
      Deadlines deadlines,
      People people,
      FormViews forms,
      Messages messages,
      Clock clock,
      InstanceNames instances,
      GivenRows given) {
    this.views = views;
    this.rights = rights;
    this.types = types;
    this.deadlines = deadlines;
    this.people = people;
    this.forms = forms;
    this.messages = messages;
    this.clock = clock;
    this.instances = instances;
    this.given = given;
  }

  /**
   * The issue as this caller sees it now; three SQL statements, one more where it has related
   * issues, and one where rows are given to a task of the caller.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it
   */
  public IssueDetails of(Caller caller, String number) {
    IssueViews.Seen seen = views.seen(caller, number);
    Issues.Snapshot issue = seen.issue().issue();
    IssueView view = views.view(caller, seen);
    Locale locale = messages.locale();
    Map<String, Step> own = new HashMap<>();
    seen.issue().tasks().stream()
        .filter(task -> isOf(caller, task))
        .forEach(task -> own.put(task.id(), step(task)));
    Map<String, Map<String, GivenTable>> tables = given.of(own);
    List<TaskDetails> tasks =
        seen.issue().tasks().stream()
            .map(
                task ->
                    details(caller, issue, task, tables.getOrDefault(task.id(), Map.of()), locale))
            .toList();
    return new IssueDetails(view, tasks, deadlines.explain(issue), issue.passed());
  }

  private Step step(Task task) {
    return types.get(task.type(), task.typeVersion()).model().step(task.step());
  }

  private static boolean isOf(Caller caller, Task task) {
    return caller.username().equals(task.assignee()) && task.isOfferedTo(caller);
  }

  private TaskDetails details(
      Caller caller,
      Issues.Snapshot snapshot,
      Task task,
      Map<String, GivenTable> tables,
      Locale locale) {
    Issue issue = snapshot.issue();
    Step step = step(task);
    String assignee = task.assignee();
    boolean mine = isOf(caller, task);
    boolean excluded = task.excluded().contains(caller.username());
    boolean overseen =
        assignee != null && !caller.username().equals(assignee) && rights.oversees(caller, task);
    boolean free = assignee == null || !rights.hasDuty(task, assignee);
    return new TaskDetails(
        TaskView.item(
                task, IssueRef.of(issue), step, instances.of(task, locale), locale, clock.instant())
            .withForm(step, forms.step(step, issue, task, snapshot::state, tables), locale),
        task.typeVersion(),
        task.type(),
        offered(task),
        mine,
        !mine && !excluded && free && task.isOfferedTo(caller),
        excluded && task.isOfferedTo(caller),
        overseen,
        mine || overseen ? colleagues(caller, task) : List.of());
  }

  /** The first of the groups, which is the step's own, and all persons. */
  private static List<String> offered(Task task) {
    return Stream.concat(task.groups().stream().limit(1), task.users().stream()).toList();
  }

  private List<String> colleagues(Caller caller, Task task) {
    TreeSet<String> colleagues = new TreeSet<>();
    task.groups().forEach(group -> colleagues.addAll(people.holders(group)));
    task.users().stream().filter(user -> rights.hasDuty(task, user)).forEach(colleagues::add);
    colleagues.removeAll(task.excluded());
    if (caller.username().equals(task.assignee())) {
      colleagues.remove(caller.username());
    } else {
      colleagues.remove(task.assignee());
    }
    return List.copyOf(colleagues);
  }
}
