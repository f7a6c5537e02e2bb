package org.bihuan.workflow.opening;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueType;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.form.CitedEvidence;
import org.bihuan.workflow.form.DueDateValidator;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.bihuan.workflow.form.LinkedIssues;
import org.bihuan.workflow.opening.NewIssues.How;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people open issues. */
@Component
public class IssueOpening implements Opening {

  /**
   * The greatest number of children: their numbers are stored in the parent's state, whose size is
   * limited.
   */
  private static final int MOST_CHILDREN = 1_000;

  private final NewIssues newIssues;
  private final LockedIssues lockedIssues;
  private final TaskBoard board;
  private final Issues issues;
  private final OpeningRights rights;
  private final Forms forms;
  private final LinkedIssues links;
  private final DueDateValidator dueDates;
  private final ExpressionContext values;
  private final CitedEvidence evidence;
  private final Units units;
  private final Clock clock;

  IssueOpening(
      NewIssues newIssues,
      LockedIssues lockedIssues,
      TaskBoard board,
      Issues issues,
      OpeningRights rights,
      Forms forms,
      LinkedIssues links,
      DueDateValidator dueDates,
      ExpressionContext values,
      CitedEvidence evidence,
      Units units,
      Clock clock) {
    this.newIssues = newIssues;
    this.lockedIssues = lockedIssues;
    this.board = board;
    this.issues = issues;
    this.rights = rights;
    this.forms = forms;
    this.links = links;
    this.dueDates = dueDates;
    this.values = values;
    this.evidence = evidence;
    this.units = units;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Issue open(Caller caller, NewIssue draft) {
    return openWithTasks(caller, draft).issue().issue();
  }

  @Override
  @Transactional
  public Issue takeOver(Caller caller, NewIssue draft) {
    return openAsItIs(caller, draft).issue();
  }

  /** Like {@link #open}; returns the issue with its first tasks. */
  @Transactional
  public IssueWithTasks openWithTasks(Caller caller, NewIssue draft) {
    dueDates.checkOpening(draft.dueOn());
    return board.with(openAsItIs(caller, draft));
  }

  private LockedIssue openAsItIs(Caller caller, NewIssue asked) {
    IssueType type = newIssues.type(asked);
    NewIssueCheck.check(asked, type.model(), units);
    String supervisor = rights.supervisor(caller, type, asked);
    NewIssue draft =
        newIssues.settled(type, asked, supervisor, new How(caller.username(), false, false));
    LockedIssue parent = null;
    if (draft.parent() != null) {
      issues.writable(caller, draft.parent());
      parent = lockedIssues.lock(draft.parent()).orElseThrow();
      if (parent.state().children().size() >= MOST_CHILDREN) {
        throw Problem.invalidSubmission(
            List.of(new FieldError("parent", "issue.tooManyChildren", MOST_CHILDREN)));
      }
    }
    LockedIssue issue = newIssues.create(type, draft, supervisor, caller.username());
    Map<String, Object> fields =
        forms.check(
            type.model().startForm(),
            draft.fields(),
            List.of(),
            values.of(issue),
            ProcessModel.OPENED);
    links.check(caller, type.model().startForm(), fields);
    evidence.check(issue.number(), Forms.cited(type.model().startForm(), fields, List.of()));
    newIssues.opened(issue, type, caller.username(), unitOf(caller, supervisor), fields);
    newIssues.start(issue, type);
    if (parent != null) {
      adopt(parent, issue);
      parent.record(
          clock.instant(),
          caller.username(),
          null,
          ChildOpened.of(null, issue.number(), type.key()));
    }
    return issue;
  }

  @Override
  public void check(Caller caller, NewIssue given) {
    IssueType type = newIssues.type(given);
    NewIssueCheck.check(given, type.model(), units);
    String supervisor = rights.supervisor(caller, type, given);
    NewIssue draft =
        newIssues.settled(type, given, supervisor, new How(caller.username(), false, true));
    Issue asked = newIssues.fresh(type, draft, supervisor, caller.username(), "");
    Map<String, Object> fields =
        forms.check(
            type.model().startForm(),
            draft.fields(),
            List.of(),
            values.of(asked, Map.of(), Map.of(), Map.of()),
            ProcessModel.OPENED);
    links.check(caller, type.model().startForm(), fields);
  }

  static void adopt(LockedIssue parent, LockedIssue child) {
    parent.changeState().addChild(child.number());
  }

  private @Nullable String unitOf(Caller caller, String supervisor) {
    return caller.duties().stream()
        .map(duty -> duty.unit())
        .filter(unit -> units.within(unit).contains(supervisor))
        .findFirst()
        .orElse(null);
  }
}
