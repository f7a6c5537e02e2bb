package org.bihuan.workflow.view;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Access;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
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

  private final LockedIssues lockedIssues;
  private final Issues issues;
  private final TaskBoard board;
  private final IssueTypes types;
  private final Actions actions;
  private final VisibleRelatedIssues kin;
  private final Messages messages;
  private final Clock clock;
  private final TransactionTemplate transaction;

  IssueViews(
      LockedIssues lockedIssues,
      Issues issues,
      TaskBoard board,
      IssueTypes types,
      Actions actions,
      VisibleRelatedIssues kin,
      Messages messages,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.lockedIssues = lockedIssues;
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
    LockedIssue issue =
        lockedIssues.read(number).orElseThrow(() -> Problem.notFound("issue", number));
    Access access = issues.access(caller, issue.issue());
    if (!access.readable()) {
      throw Problem.notFound("issue", number);
    }
    List<Task> tasks = issue.issue().isOpen() ? board.read(number) : List.of();
    IssueView view = view(caller, access, issue, tasks);
    return answer(HttpStatus.OK, issue, view);
  }

  /** Does the act and shows the issue as it is then, from memory: nothing is read again. */
  ResponseEntity<IssueView> afterAct(Caller caller, Supplier<LockedIssue> act) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              LockedIssue issue = act.get();
              IssueView view = view(caller, Access.FULL, issue, board.of(issue));
              return answer(issue.isJustOpened() ? HttpStatus.CREATED : HttpStatus.OK, issue, view);
            }));
  }

  private IssueView view(Caller caller, Access access, LockedIssue issue, List<Task> tasks) {
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
      HttpStatus status, LockedIssue issue, IssueView view) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .eTag("\"" + issue.revisionToBe() + (view.isReadOnly() ? "-r" : "") + "\"");
    if (status == HttpStatus.CREATED) {
      answer.header("Location", "/api/issues/" + issue.number());
    }
    return answer.body(view);
  }
}
