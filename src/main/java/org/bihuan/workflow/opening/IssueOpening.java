package org.bihuan.workflow.opening;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.ProcessStuck;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.form.CitedEvidence;
import org.bihuan.workflow.form.DueDateValidator;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.bihuan.workflow.form.ProcessVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people open issues. */
@Component
public class IssueOpening implements Opening {

  /** The type of an issue opened without naming one. */
  static final String DEFAULT_TYPE = "rectification";

  /**
   * The greatest number of children: their numbers are stored in the parent's state, whose size is
   * limited.
   */
  private static final int MOST_CHILDREN = 1_000;

  private final LockedIssues lockedIssues;
  private final TaskBoard board;
  private final Issues issues;
  private final IssueTypes types;
  private final OpeningRights rights;
  private final Forms forms;
  private final DueDateValidator dueDates;
  private final ExpressionContext values;
  private final CitedEvidence evidence;
  private final ProcessEngine engine;
  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;

  IssueOpening(
      LockedIssues lockedIssues,
      TaskBoard board,
      Issues issues,
      IssueTypes types,
      OpeningRights rights,
      Forms forms,
      DueDateValidator dueDates,
      ExpressionContext values,
      CitedEvidence evidence,
      ProcessEngine engine,
      Units units,
      WorkCalendar calendar,
      Clock clock) {
    this.lockedIssues = lockedIssues;
    this.board = board;
    this.issues = issues;
    this.types = types;
    this.rights = rights;
    this.forms = forms;
    this.dueDates = dueDates;
    this.values = values;
    this.evidence = evidence;
    this.engine = engine;
    this.units = units;
    this.calendar = calendar;
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

  private LockedIssue openAsItIs(Caller caller, NewIssue draft) {
    IssueType type = type(draft);
    NewIssueCheck.check(draft, type.model(), units);
    String supervisor = rights.supervisor(caller, type, draft);
    LockedIssue parent = null;
    if (draft.parent() != null) {
      issues.writable(caller, draft.parent());
      parent = lockedIssues.lock(draft.parent()).orElseThrow();
      if (parent.state().children().size() >= MOST_CHILDREN) {
        throw Problem.invalidSubmission(
            List.of(new FieldError("parent", "issue.tooManyChildren", MOST_CHILDREN)));
      }
    }
    LockedIssue issue = create(type, draft, supervisor, caller.username());
    Map<String, Object> fields =
        forms.check(
            type.model().startForm(), draft.fields(), List.of(), values.of(issue), ProcessModel.OPENED);
    evidence.check(issue.number(), Forms.cited(type.model().startForm(), fields, List.of()));
    begin(issue, type, caller.username(), unitOf(caller, supervisor), fields);
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
  public void check(Caller caller, NewIssue draft) {
    IssueType type = type(draft);
    NewIssueCheck.check(draft, type.model(), units);
    String supervisor = rights.supervisor(caller, type, draft);
    Issue asked = fresh(type, draft, supervisor, caller.username(), "");
    forms.check(
        type.model().startForm(),
        draft.fields(),
        List.of(),
        values.of(asked, Map.of(), Map.of(), Map.of()),
        ProcessModel.OPENED);
  }

  IssueType type(NewIssue draft) {
    String key = draft.type() == null ? DEFAULT_TYPE : draft.type();
    return types
        .find(key)
        .orElseThrow(
            () ->
                Problem.invalidSubmission(
                    List.of(new FieldError("type", "opening.unknownType", key))));
  }

  LockedIssue create(IssueType type, NewIssue draft, String supervisor, String opener) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    String number = lockedIssues.nextNumber(units.root(supervisor), today.getYear());
    return lockedIssues.create(
        fresh(type, draft, supervisor, opener, number), engine.newInstance());
  }

  /** The new issue, before its process is started. */
  Issue fresh(IssueType type, NewIssue draft, String supervisor, String opener, String number) {
    return new Issue(
        number,
        type.key(),
        type.version(),
        draft.facts(supervisor),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        opener,
        draft.dueOn() == null ? null : calendar.dueAt(draft.dueOn()),
        Closure.OPEN,
        Progress.START,
        Timing.START,
        0);
  }

  void begin(
      LockedIssue issue,
      IssueType type,
      String actor,
      @Nullable String unit,
      Map<String, Object> fields) {
    ProcessVariables.ofOpening(issue, type, fields, actor);
    Issue opened = issue.issue();
    Instant due = opened.dueAt();
    Opened event =
        Opened.of(
            type.key(),
            type.version(),
            type.sha256(),
            opened.facts(),
            due == null ? null : due.toString(),
            fields);
    issue.record(opened.openedAt(), actor, unit, event);
    engine.start(type.definition(), java.util.Objects.requireNonNull(issue.process()));
  }

  /**
   * The fields that a process gives its child, checked like those that a person fills in.
   *
   * @throws ProcessStuck where one is missing or unfit
   */
  Map<String, Object> checked(LockedIssue issue, IssueType type, NewIssue draft) {
    try {
      return forms.check(
          type.model().startForm(), draft.fields(), List.of(), values.of(issue), ProcessModel.OPENED);
    } catch (Problem refused) {
      String faults =
          refused.errors().stream()
              .map(fault -> fault.field() + " " + fault.messageKey())
              .collect(Collectors.joining(", "));
      throw new ProcessStuck("openIssue " + type.key(), new IllegalArgumentException(faults));
    }
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
