package org.bihuan.workflow.view;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Access;
import org.bihuan.issue.HeldIssue;
import org.bihuan.issue.HeldIssues;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskBoard;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows issues to a caller, with an entity tag that changes with every act. */
@Component
class IssueViews {

  private final HeldIssues heldIssues;
  private final Issues issues;
  private final TaskBoard board;
  private final IssueTypes types;
  private final Actions actions;
  private final KinInSight kin;
  private final Messages messages;
  private final Clock clock;
  private final TransactionTemplate transaction;

  IssueViews(
      HeldIssues heldIssues,
      Issues issues,
      TaskBoard board,
      IssueTypes types,
      Actions actions,
      KinInSight kin,
      Messages messages,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.heldIssues = heldIssues;
    this.issues = issues;
    this.board = board;
    this.types = types;
    this.actions = actions;
    this.kin = kin;
    this.messages = messages;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  ResponseEntity<IssueView> show(Caller caller, String number) {
    HeldIssue issue = heldIssues.read(number).orElseThrow(() -> Problem.notFound("issue", number));
    Access access = issues.access(caller, issue.issue());
    if (!access.readable()) {
      throw Problem.notFound("issue", number);
    }
    List<Task> tasks = issue.issue().isOpen() ? board.read(number) : List.of();
    IssueView view = view(caller, access, issue, tasks);
    return answer(HttpStatus.OK, issue, view);
  }

  /** Does the act and shows the issue as it is then, from memory: nothing is read again. */
  ResponseEntity<IssueView> afterAct(Caller caller, Supplier<HeldIssue> act) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              HeldIssue issue = act.get();
              IssueView view = view(caller, Access.FULL, issue, board.of(issue));
              return answer(issue.isJustOpened() ? HttpStatus.CREATED : HttpStatus.OK, issue, view);
            }));
  }

  private IssueView view(Caller caller, Access access, HeldIssue issue, List<Task> tasks) {
    return IssueView.of(
        issue,
        tasks,
        types,
        actions,
        caller,
        access,
        kin.of(caller, issue),
        messages.locale(),
        clock.instant());
  }

  private static ResponseEntity<IssueView> answer(
      HttpStatus status, HeldIssue issue, IssueView view) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .eTag("\"" + issue.revisionToBe() + (view.isReadOnly() ? "-r" : "") + "\"");
    if (status == HttpStatus.CREATED) {
      answer.header("Location", "/api/issues/" + issue.number());
    }
    return answer.body(view);
  }
}
