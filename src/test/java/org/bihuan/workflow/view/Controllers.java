package org.bihuan.workflow.view;

import java.util.Map;
import java.util.Objects;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.Submission;
import org.bihuan.workflow.view.IssueController.OpenIssue;
import org.bihuan.workflow.view.IssueController.TakeAction;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

/** The API's own controllers for issues and tasks, asked without HTTP. */
public final class Controllers {

  private final IssueController issues;
  private final TaskController tasks;

  public Controllers(ApplicationContext service) {
    this.issues = service.getBean(IssueController.class);
    this.tasks = service.getBean(TaskController.class);
  }

  public IssueView open(
      Caller caller, String type, String title, String unit, Map<String, Object> fields) {
    OpenIssue issue =
        new OpenIssue(
            title, unit, type, null, null, null, null, null, null, null, null, null, null, fields);
    return body(issues.open(caller, issue));
  }

  public IssueView show(Caller caller, String number) {
    return body(issues.show(caller, number));
  }

  public IssueView act(Caller caller, String number, String action, Map<String, Object> fields) {
    return body(issues.act(caller, number, action, new TakeAction(fields, null)));
  }

  public TaskView claim(Caller caller, String task) {
    return tasks.claim(caller, task);
  }

  public IssueView complete(Caller caller, String task, Submission submission) {
    return body(tasks.complete(caller, task, submission));
  }

  private static IssueView body(ResponseEntity<IssueView> answer) {
    return Objects.requireNonNull(answer.getBody());
  }
}
