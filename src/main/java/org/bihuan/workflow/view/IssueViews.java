package org.bihuan.workflow.view;

import java.time.Clock;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Access;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.opening.LaterOpenings;
import org.bihuan.workflow.waiting.AwaitedChildren;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows issues to a caller, with an entity tag that changes with every change of the issue. */
@Component
class IssueViews {

  private final Issues issues;
  private final TaskBoard board;
  private final IssueTypes types;
  private final Actions actions;
  private final FormViews forms;
  private final VisibleRelatedIssues related;
  private final AwaitedChildren awaited;
  private final LaterOpenings later;
  private final Messages messages;
  private final Clock clock;
  private final InstanceNames instances;

  IssueViews(
      Issues issues,
      TaskBoard board,
      IssueTypes types,
      Actions actions,
      FormViews forms,
      VisibleRelatedIssues related,
      AwaitedChildren awaited,
      LaterOpenings later,
      Messages messages,
      Clock clock,
      InstanceNames instances) {
    this.issues = issues;
    this.board = board;
    this.types = types;
    this.actions = actions;
    this.forms = forms;
    this.related = related;
    this.awaited = awaited;
    this.later = later;
    this.messages = messages;
    this.clock = clock;
    this.instances = instances;
  }

  /**
   * An issue as it is stored, with what the caller may do with it.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it
   */
  Seen seen(Caller caller, String number) {
    Issues.Snapshot issue =
        issues.snapshot(number).orElseThrow(() -> Problem.notFound("issue", number));
    Access access = issues.access(caller, issue.issue());
    if (!access.readable()) {
      throw Problem.notFound("issue", number);
    }
    return new Seen(board.with(issue), access);
  }

  /** An issue that the caller may see, with the access they have. */
  record Seen(IssueWithTasks issue, Access access) {}

  IssueView view(Caller caller, Seen seen) {
    return IssueView.of(
        seen.issue(),
        types,
        instances,
        actions,
        forms,
        caller,
        seen.access(),
        related.of(caller, seen.issue().issue()),
        awaited.of(seen.issue().issue()),
        later.left(seen.issue().issue()),
        messages.locale(),
        clock.instant());
  }

  ResponseEntity<IssueView> show(Caller caller, String number) {
    return answer(HttpStatus.OK, caller, seen(caller, number));
  }

  /** An issue after the caller's change, from memory: it is not read again. */
  ResponseEntity<IssueView> changed(Caller caller, IssueWithTasks issue) {
    return answer(HttpStatus.OK, caller, new Seen(issue, Access.FULL));
  }

  /** The same for an issue just opened. */
  ResponseEntity<IssueView> opened(Caller caller, IssueWithTasks issue) {
    return answer(HttpStatus.CREATED, caller, new Seen(issue, Access.FULL));
  }

  private ResponseEntity<IssueView> answer(HttpStatus status, Caller caller, Seen seen) {
    IssueView view = view(caller, seen);
    Issues.Snapshot issue = seen.issue().issue();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .eTag("\"" + issue.revision() + (view.isReadOnly() ? "-r" : "") + "\"");
    if (status == HttpStatus.CREATED) {
      answer.header("Location", "/api/issues/" + issue.issue().number());
    }
    return answer.body(view);
  }
}
