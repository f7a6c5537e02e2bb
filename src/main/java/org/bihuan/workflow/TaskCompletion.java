package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.SubmissionEvent.Filled;
import org.bihuan.organization.Caller;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.form.CitedEvidence;
import org.bihuan.workflow.form.Citing;
import org.bihuan.workflow.form.DueDateValidator;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.bihuan.workflow.form.GivenRows;
import org.bihuan.workflow.form.GivenTable;
import org.bihuan.workflow.form.LinkedIssues;
import org.bihuan.workflow.form.ProcessVariables;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.bihuan.workflow.restricted.KeptFields;
import org.springframework.stereotype.Component;

/** Completes a task: checks the submission, stores it unchanged, and lets the process continue. */
@Component
class TaskCompletion {

  private final IssueTypes types;
  private final TaskBoard board;
  private final Turns turns;
  private final Forms forms;
  private final LinkedIssues links;
  private final DueDateValidator dueDates;
  private final ExpressionContext values;
  private final Submissions submissions;
  private final ProcessEngine engine;
  private final Clock clock;
  private final CitedEvidence citations;
  private final AutomaticNotices automatic;
  private final Separation separation;
  private final KeptFields kept;
  private final GivenRows givenRows;

  TaskCompletion(
      IssueTypes types,
      TaskBoard board,
      Turns turns,
      Forms forms,
      LinkedIssues links,
      DueDateValidator dueDates,
      ExpressionContext values,
      Submissions submissions,
      ProcessEngine engine,
      Clock clock,
      CitedEvidence citations,
      AutomaticNotices automatic,
      Separation separation,
      KeptFields kept,
      GivenRows givenRows) {
    this.types = types;
    this.board = board;
    this.turns = turns;
    this.forms = forms;
    this.links = links;
    this.dueDates = dueDates;
    this.values = values;
    this.submissions = submissions;
    this.engine = engine;
    this.clock = clock;
    this.citations = citations;
    this.automatic = automatic;
    this.separation = separation;
    this.kept = kept;
    this.givenRows = givenRows;
  }

  /** Completes a task that the caller has claimed; its issue must be locked. */
  void complete(Caller caller, LockedIssue issue, Task task, Submission submission) {
    IssueType type = types.get(task.type(), task.typeVersion());
    ProcessModel.Step step = type.model().step(task.step());
    String outcome = Forms.outcome(step, submission.outcome());
    Forms.checkComment(submission.comment());
    List<String> evidence =
        submission.evidence() == null
            ? List.of()
            : List.copyOf(new LinkedHashSet<>(submission.evidence()));
    Map<String, GivenTable> given = givenRows.of(step, task.id());
    Map<String, Object> filled =
        forms.check(
            step.fields(),
            submission.fields(),
            evidence,
            seen(issue, task, outcome),
            task.step(),
            given);
    links.check(caller, step.fields(), filled);
    dueDates.check(type, task.step(), filled);
    Map<String, String> cited =
        citations.record(
            new Citing(
                issue.number(),
                task.id(),
                task.step(),
                issue.issue().round(),
                Forms.cited(step.fields(), filled, evidence, given)));
    Map<String, Object> fields = kept.keep(issue, step.fields(), filled, caller.username());
    Instant now = clock.instant();
    Completed.Times times = submissions.times(task, now);
    String duty = task.groupOf(caller);
    submissions.store(
        task,
        issue.issue().round(),
        outcome,
        fields,
        submission.comment(),
        evidence,
        caller.username(),
        duty,
        now,
        times);
    ProcessVariables.ofStep(
        issue, type, task.instance().path(), task.step(), outcome, fields, caller.username(), now);
    issue.record(
        now,
        caller.username(),
        task.unitOf(caller),
        Completed.of(
            task.step(),
            outcome,
            task.id(),
            new Filled(fields, submission.comment(), evidence, cited),
            duty,
            times),
        task.instance());
    automatic.completed(issue, type, step, outcome);
    if (turns.isUnits(issue.issue(), task)) {
      issue.handIn(now);
    }
    board.remove(issue, task.id());
    separation.follow(issue, task);
    engine.complete(task.token());
  }

  /** What expressions of the form see: for one of several instances, also what it is for. */
  private Expressions.Values seen(LockedIssue issue, Task task, String outcome) {
    return values.of(
        issue,
        task.instance().path(),
        name -> task.instance().path().isNone() ? null : engine.variables(task.token()).get(name),
        outcome);
  }
}
