package org.bihuan.workflow.view;

import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.TaskOfIssue;
import org.bihuan.workflow.Tasks;
import org.bihuan.workflow.form.GivenRows;
import org.springframework.stereotype.Component;

/** What forms say of values that are not submitted yet. Nothing is written. */
@Component
public class FormPreviews {

  private final Tasks tasks;
  private final Actions actions;
  private final Issues issues;
  private final TaskBoard board;
  private final IssueTypes types;
  private final FormViews forms;
  private final GivenRows tables;

  FormPreviews(
      Tasks tasks,
      Actions actions,
      Issues issues,
      TaskBoard board,
      IssueTypes types,
      FormViews forms,
      GivenRows tables) {
    this.tasks = tasks;
    this.actions = actions;
    this.issues = issues;
    this.board = board;
    this.types = types;
    this.forms = forms;
    this.tables = tables;
  }

  /**
   * The form of a task that the caller has claimed.
   *
   * @param given as in a submission; what a field does not take is left out
   * @throws Problem as {@link Tasks#claimed}
   */
  public FormView task(Caller caller, String id, String outcome, Map<String, Object> given) {
    TaskOfIssue found = tasks.claimed(caller, id);
    Step step =
        types
            .get(found.task().type(), found.task().typeVersion())
            .model()
            .step(found.task().step());
    return forms.step(
        step,
        found.issue(),
        found.task(),
        forms.state(found.issue()),
        tables.of(step, id),
        outcome,
        given);
  }

  /**
   * The form of an action that the caller may take now.
   *
   * @throws Problem 404 where it is not offered to them
   */
  public FormView action(Caller caller, String number, String key, Map<String, Object> given) {
    issues.visible(caller, number);
    Issues.Snapshot issue =
        issues.snapshot(number).orElseThrow(() -> Problem.notFound("issue", number));
    List<Action> offered = actions.offered(caller, board.with(issue));
    Action action =
        offered.stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("action", key));
    return forms.action(action, issue.issue(), issue::state, given);
  }
}
