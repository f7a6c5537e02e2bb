package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Closed;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.facts.Closure;
import org.bihuan.process.DecisionTables;
import org.bihuan.process.DecisionTables.DecisionResult;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.NoDecision;
import org.bihuan.process.ProcessStuck;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.End;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.engine.TimeOrderedIds;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.bihuan.workflow.waiting.LookRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Updates the issue and its tasks with what happens in its process, in the same transaction. */
@Component
class IssueLifecycle implements ProcessCallbacks {

  /** As the table {@code task} has room for. */
  private static final int LONGEST_GROUP = 100;

  private final LockedIssues issues;
  private final IssueTypes types;
  private final TaskBoard board;
  private final Candidates candidates;
  private final ServiceTasks acts;
  private final IssueNotifier telling;
  private final AutomaticNotices automatic;
  private final LookRequests looks;
  private final DecisionTables decisions;
  private final ExpressionContext values;
  private final WorkCalendar calendar;
  private final Clock clock;

  IssueLifecycle(
      LockedIssues issues,
      IssueTypes types,
      TaskBoard board,
      Candidates candidates,
      ServiceTasks acts,
      IssueNotifier telling,
      AutomaticNotices automatic,
      LookRequests looks,
      DecisionTables decisions,
      ExpressionContext values,
      WorkCalendar calendar,
      Clock clock) {
    this.issues = issues;
    this.types = types;
    this.board = board;
    this.candidates = candidates;
    this.acts = acts;
    this.telling = telling;
    this.automatic = automatic;
    this.looks = looks;
    this.decisions = decisions;
    this.values = values;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public Expressions.Values values(String instance) {
    return values.of(locked(instance));
  }

  @Override
  public void stepEntered(StepEntered entered) {
    LockedIssue issue = locked(entered.instance());
    IssueType type = types.byDefinition(entered.definition());
    ProcessModel.Step step = type.model().step(entered.step());
    for (String group : entered.groups()) {
      requireStorable(entered.step(), group, LONGEST_GROUP);
    }
    List<String> groups = candidates.known(entered.groups(), issue.issue().supervisor());
    Candidates.Asked asked = candidates.find(issue.state(), groups, step.separateFrom());
    board.add(
        issue,
        new Task(
            TimeOrderedIds.next(),
            issue.number(),
            asked.groups(),
            entered.token(),
            type.key(),
            type.version(),
            entered.step(),
            null,
            entered.dueAt(),
            issue.issue().round(),
            asked.excluded(),
            clock.instant(),
            null));
    automatic.offered(issue, type, step, asked.groups());
    if (asked.vacant()) {
      telling.vacant(issue, type, entered.step());
    }
  }

  /** An expression may make a text of any length of what was typed into a form. */
  static void requireStorable(String element, String text, int most) {
    if (text.length() > most) {
      String found = text.length() + " characters, at most " + most;
      throw new ProcessStuck(element, new IllegalArgumentException(found));
    }
  }

  @Override
  public void stepAbandoned(String instance, String token) {
    board.removeByToken(locked(instance), token);
  }

  @Override
  public void systemAct(
      String instance,
      String definition,
      String element,
      String delegate,
      Map<String, @Nullable Object> parameters) {
    IssueType type = types.byDefinition(definition);
    acts.perform(locked(instance), source(type, element), delegate, parameters);
  }

  @Override
  public boolean openEach(
      String instance,
      String definition,
      String element,
      String token,
      List<Map<String, @Nullable Object>> each) {
    IssueType type = types.byDefinition(definition);
    return acts.openEach(locked(instance), source(type, element), token, each);
  }

  @Override
  public void openingsAbandoned(String token) {
    acts.openingsAbandoned(token);
  }

  /** The process element that causes an event. */
  static ProcessElement source(IssueType type, String element) {
    return new ProcessElement(type.key(), type.version(), element);
  }

  @Override
  public void decide(String instance, String definition, String element) {
    IssueType type = types.byDefinition(definition);
    ProcessModel.Decision decision = type.model().decisions().get(element);
    if (decision == null) {
      throw new IllegalArgumentException("no decision at " + element + " of " + definition);
    }
    LockedIssue issue = locked(instance);
    try {
      decided(issue, type, element, decisions.decide(decision.key(), values.of(issue)));
    } catch (IllegalArgumentException e) {
      throw new NoDecision(decision.key(), e);
    }
  }

  @Override
  public RuntimeException stuck(String expression, RuntimeException cause) {
    return new ProcessStuck(expression, cause);
  }

  private void decided(LockedIssue issue, IssueType type, String element, DecisionResult result) {
    Decided decided =
        Decided.of(
            source(type, element),
            result.decision(),
            result.version(),
            result.sha256(),
            result.rule(),
            result.outputs());
    issue.changeState().addDecision(decided);
    issue.record(clock.instant(), decided);
  }

  @Override
  public void awaitsChildren(String instance) {
    looks.look(locked(instance).number());
  }

  @Override
  public void ended(String instance, String definition, String endEvent) {
    LockedIssue issue = locked(instance);
    List<String> assignees =
        board.of(issue).stream().map(Task::assignee).filter(Objects::nonNull).toList();
    board.of(issue).forEach(task -> board.remove(issue, task.id()));
    IssueType type = types.byDefinition(definition);
    automatic.closed(issue, type, endEvent, assignees);
    End end = type.model().ends().get(endEvent);
    boolean counts = end == null || end.counts();
    boolean good = end != null && end.good();
    Instant now = clock.instant();
    Instant again = issue.state().begunAgain();
    Instant begun = again == null ? issue.issue().openedAt() : again;
    int days =
        calendar.workdaysBetween(
            LocalDate.ofInstant(begun, calendar.zone()), LocalDate.ofInstant(now, calendar.zone()));
    int worked = Math.max(days, 0);
    issue.close(Closure.closed(endEvent, counts, good, now, worked));
    issue.record(now, Closed.of(endEvent, counts, good, worked));
    looks.childChanged(issue);
  }

  private LockedIssue locked(String instance) {
    return issues
        .lockByProcess(instance)
        .orElseThrow(() -> new IllegalStateException("no issue is driven by " + instance));
  }
}
