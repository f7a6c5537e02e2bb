package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.http.Problem;
import org.bihuan.issue.Access;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.event.SubmissionEvent.Filled;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.SystemActor;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.form.CitedEvidence;
import org.bihuan.workflow.form.DueDateValidator;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.bihuan.workflow.form.LinkedIssues;
import org.bihuan.workflow.form.ProcessVariables;
import org.bihuan.workflow.restricted.KeptFields;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The actions that may be taken on an open issue beside its steps. */
@Component
public class Actions {

  /** A cache with one entry for each group expression of the deployed actions. */
  private final Map<String, Template> parsed = new ConcurrentHashMap<>();

  private final LockedIssues lockedIssues;
  private final Issues issues;
  private final IssueTypes types;
  private final TaskBoard board;
  private final Forms forms;
  private final LinkedIssues links;
  private final DueDateValidator dueDates;
  private final ExpressionContext values;
  private final CitedEvidence evidence;
  private final ProcessEngine engine;
  private final Clock clock;
  private final KeptFields kept;

  Actions(
      LockedIssues lockedIssues,
      Issues issues,
      IssueTypes types,
      TaskBoard board,
      Forms forms,
      LinkedIssues links,
      DueDateValidator dueDates,
      ExpressionContext values,
      CitedEvidence evidence,
      ProcessEngine engine,
      Clock clock,
      KeptFields kept) {
    this.lockedIssues = lockedIssues;
    this.issues = issues;
    this.types = types;
    this.board = board;
    this.forms = forms;
    this.links = links;
    this.dueDates = dueDates;
    this.values = values;
    this.evidence = evidence;
    this.engine = engine;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * The actions the caller may take now. An action whose own steps are still open is not offered
   * again.
   */
  public List<Action> offered(Caller caller, IssueWithTasks asked) {
    Issues.Snapshot issue = asked.issue();
    List<Action> offered = new ArrayList<>();
    String process = issue.process();
    if (!issue.issue().isClosed() && process != null) {
      ProcessModel model = type(issue.issue()).model();
      for (Action action : model.actions().values()) {
        if (mayTake(caller, groups(values.of(issue), action))
            && !isUnderWay(action, asked.tasks())
            && isInScope(model, action, process)) {
          offered.add(action);
        }
      }
    }
    return offered;
  }

  /**
   * Takes an action.
   *
   * @return the issue after the action
   * @throws Problem 404 where issue or action does not exist, 403 where the caller may not, 409
   *     where it is not offered now, 422 with the faulty fields
   */
  @Transactional
  public IssueWithTasks take(
      Caller caller,
      String number,
      String key,
      @Nullable Map<String, Object> given,
      @Nullable String comment) {
    LockedIssue issue =
        lockedIssues.lock(number).orElseThrow(() -> Problem.notFound("issue", number));
    Action action = permitted(caller, issue.snapshot(), board.of(issue), key);
    IssueType type = type(issue.issue());
    List<String> groups = groups(values.of(issue), action);
    Forms.checkComment(comment);
    Map<String, Object> filled =
        forms.check(action.fields(), given, List.of(), values.of(issue, ""), key);
    links.check(caller, action.fields(), filled);
    dueDates.check(type, key, filled);
    Map<String, String> cited =
        evidence.check(number, Forms.cited(action.fields(), filled, List.of()));
    Map<String, Object> fields = kept.keep(issue, action.fields(), filled, caller.username());
    Instant now = clock.instant();
    ProcessVariables.ofAction(issue, type, key, fields, caller.username(), now);
    issue.record(
        now,
        caller.username(),
        unitOf(caller, groups),
        ActionTaken.of(key, new Filled(fields, comment, List.of(), cited)));
    engine.startAction(Objects.requireNonNull(issue.process()), key);
    return board.with(issue);
  }

  /**
   * Refuses an action as {@link #take} would, before anything that is sent with it is stored.
   *
   * @throws Problem 404, 403 or 409
   */
  @Transactional(readOnly = true)
  public void requireOffered(Caller caller, String number, String key) {
    Issues.Snapshot issue =
        issues.snapshot(number).orElseThrow(() -> Problem.notFound("issue", number));
    Action unused = permitted(caller, issue, board.read(number), key);
  }

  private Action permitted(Caller caller, Issues.Snapshot asked, List<Task> tasks, String key) {
    Issue issue = asked.issue();
    Access access = issues.access(caller, issue);
    if (!access.readable()) {
      throw Problem.notFound("issue", issue.number());
    }
    access.requireMore(issue.number());
    ProcessModel model = type(issue).model();
    Action action =
        model
            .action(key)
            .filter(found -> !found.bySystem())
            .orElseThrow(() -> Problem.notFound("action", key));
    String process = asked.process();
    if (issue.isClosed() || process == null) {
      throw WorkflowProblem.notOfferedNow(key);
    }
    List<String> groups = groups(values.of(asked), action);
    if (!mayTake(caller, groups)) {
      throw Problem.forbidden("task.notYourDuty", String.join(", ", groups));
    }
    if (isUnderWay(action, tasks) || !isInScope(model, action, process)) {
      throw WorkflowProblem.notOfferedNow(key);
    }
    return action;
  }

  /**
   * Takes an action for another issue's process, where it is offered now.
   *
   * @param issue locked
   * @param by the number of the issue whose process takes it
   * @throws Problem 422 with the faulty fields
   */
  public void takeBySystem(
      LockedIssue issue, String key, Map<String, Object> given, ProcessElement source, String by) {
    IssueType type = type(issue.issue());
    Action action = type.model().action(key).orElse(null);
    String process = issue.process();
    if (action == null
        || process == null
        || isUnderWay(action, board.of(issue))
        || !isInScope(type.model(), action, process)) {
      return;
    }
    Map<String, Object> filled =
        forms.check(action.fields(), given, List.of(), values.of(issue, ""), key);
    dueDates.check(type, key, filled);
    Map<String, Object> fields = kept.keep(issue, action.fields(), filled, SystemActor.USERNAME);
    Instant now = clock.instant();
    ProcessVariables.ofAction(issue, type, key, fields, SystemActor.USERNAME, now);
    issue.record(
        now, ActionTaken.of(source, by, key, new Filled(fields, null, List.of(), Map.of())));
    engine.startAction(process, key);
  }

  private static boolean mayTake(Caller caller, List<String> groups) {
    return groups.stream().anyMatch(caller::inGroup);
  }

  /** The caller's duty by which they may take it. */
  private static @Nullable String unitOf(Caller caller, List<String> groups) {
    return caller.duties().stream()
        .filter(duty -> groups.contains(duty.group()))
        .map(Duty::unit)
        .findFirst()
        .orElse(null);
  }

  private List<String> groups(Expressions.Values values, Action action) {
    List<String> groups = new ArrayList<>();
    for (String expression : action.groups()) {
      try {
        groups.add(
            String.valueOf(parsed.computeIfAbsent(expression, Template::parse).value(values)));
      } catch (ExpressionException | IllegalArgumentException e) {
        throw new IllegalStateException("group of action " + action.key(), e);
      }
    }
    return groups;
  }

  /** Whether what the action belongs to runs: the process itself always, a subprocess at times. */
  private boolean isInScope(ProcessModel model, Action action, String process) {
    return action.scope().equals(model.id())
        || engine.runningSubprocesses(process).contains(action.scope());
  }

  private static boolean isUnderWay(Action action, List<Task> tasks) {
    return tasks.stream().anyMatch(task -> action.steps().contains(task.step()));
  }

  private IssueType type(Issue issue) {
    return types.get(issue.type(), issue.typeVersion());
  }
}
