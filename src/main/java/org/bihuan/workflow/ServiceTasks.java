package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.event.Reassigned;
import org.bihuan.issue.event.RoundBegun;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.form.ExpressionContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Carries out the service tasks of processes. Each is recorded in the trail with process, version
 * and element.
 */
@Component
class ServiceTasks {

  /** More issues are opened in the background. */
  private static final int MOST_AT_ONCE = 50;

  private final ObjectProvider<ChildIssues> children;
  private final IssueNotifier telling;
  private final DueDates dueDates;
  private final ExpressionContext values;
  private final Units units;
  private final IssueTypes types;
  private final TaskBoard board;
  private final Clock clock;

  ServiceTasks(
      ObjectProvider<ChildIssues> children,
      IssueNotifier telling,
      DueDates dueDates,
      ExpressionContext values,
      Units units,
      IssueTypes types,
      TaskBoard board,
      Clock clock) {
    this.children = children;
    this.telling = telling;
    this.dueDates = dueDates;
    this.values = values;
    this.units = units;
    this.types = types;
    this.board = board;
    this.clock = clock;
  }

  void perform(
      LockedIssue issue,
      ProcessElement source,
      String delegate,
      Map<String, @Nullable Object> parameters) {
    switch (delegate) {
      case "notify" ->
          telling.tell(issue, source, text(parameters, "to"), text(parameters, "message"));
      case "openIssue" -> open(issue, source, parameters);
      case "nextRound" -> nextRound(issue, source);
      case "changeDueDate" -> changeDueDate(issue, source, parameters.get("date"));
      case "reassign" -> reassign(issue, source, parameters);
      case "reopenParent" ->
          children.getObject().reopenParent(issue, source, text(parameters, "reason"));
      case "takeAction" -> children.getObject().takeAction(issue, source, parameters);
      default -> throw new IllegalArgumentException("no act " + delegate);
    }
  }

  private void open(
      LockedIssue parent, ProcessElement source, Map<String, @Nullable Object> parameters) {
    String number = children.getObject().open(parent, parameters);
    parent.record(clock.instant(), ChildOpened.of(source, number, text(parameters, "type")));
  }

  /**
   * Opens an issue for each of several, or has them opened in the background where there are many.
   *
   * @param token of the process that waits for them
   * @return whether all are open
   */
  boolean openEach(
      LockedIssue parent,
      ProcessElement source,
      String token,
      List<Map<String, @Nullable Object>> each) {
    if (each.size() > MOST_AT_ONCE) {
      children.getObject().openLater(parent, source, token, each);
      return false;
    }
    each.forEach(parameters -> open(parent, source, parameters));
    return true;
  }

  void openingsAbandoned(String token) {
    children.getObject().openingsAbandoned(token);
  }

  private void nextRound(LockedIssue issue, ProcessElement source) {
    issue.nextRound();
    issue.record(clock.instant(), RoundBegun.of(source, issue.issue().round()));
  }

  private void changeDueDate(LockedIssue issue, ProcessElement source, @Nullable Object date) {
    Instant before = issue.issue().dueAt();
    Instant due = values.dueAt(date);
    if (before != null && !due.isAfter(clock.instant()) && mayChooseOtherwise(issue, source)) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("date", "workflow.dueDateOver", values.day(due))));
    }
    dueDates.change(issue, source, due, null);
  }

  /** Whether whoever completed the step that led here could choose another outcome. */
  private boolean mayChooseOtherwise(LockedIssue issue, ProcessElement source) {
    Map<String, ProcessModel.Step> steps =
        types.get(source.process(), source.version()).model().steps();
    return issue
        .completedStep()
        .map(steps::get)
        .filter(step -> step.outcomes().size() > 1)
        .isPresent();
  }

  private void reassign(
      LockedIssue issue, ProcessElement source, Map<String, @Nullable Object> parameters) {
    String unit = text(parameters, "unit");
    String supervisor =
        parameters.get("supervisor") == null
            ? issue.issue().supervisor()
            : text(parameters, "supervisor");
    for (String code : new String[] {unit, supervisor}) {
      if (units.find(code).filter(found -> !found.retired()).isEmpty()) {
        throw new IllegalArgumentException("no unit " + code);
      }
    }
    issue.moveTo(unit, supervisor);
    board.moved(issue);
    issue.record(clock.instant(), Reassigned.of(source, unit, supervisor));
  }

  private static String text(Map<String, @Nullable Object> parameters, String name) {
    Object value = parameters.get(name);
    return value == null ? "" : value.toString();
  }
}
