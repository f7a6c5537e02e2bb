package org.bihuan.workflow.course;

import java.time.Clock;
import java.util.List;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.event.TrailEvent.InstancesBegun;
import org.bihuan.issue.event.TrailEvent.Standing;
import org.bihuan.issue.facts.Instance;
import org.bihuan.process.DecisionTables;
import org.bihuan.process.DecisionTables.DecisionResult;
import org.bihuan.process.IssueType;
import org.bihuan.process.failure.NoDecision;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.engine.ProcessCallbacks.Place;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.InstanceLabels;
import org.springframework.stereotype.Component;

/** Keeps in an issue, and its trail, what its process decides and begins by itself. */
@Component
public class IssueCourse {

  private final DecisionTables decisions;
  private final ExpressionContext values;
  private final InstanceLabels labels;
  private final Clock clock;

  IssueCourse(
      DecisionTables decisions, ExpressionContext values, InstanceLabels labels, Clock clock) {
    this.decisions = decisions;
    this.values = values;
    this.labels = labels;
    this.clock = clock;
  }

  /** The values at these places. */
  public Expressions.Values seen(LockedIssue issue, List<Place> places) {
    return values.of(issue, InstanceLabels.path(places));
  }

  /** An activity with several instances begins; what it kept when it was done before is over. */
  public void begun(
      LockedIssue issue,
      IssueType type,
      String element,
      List<Place> around,
      int count,
      List<Object> items) {
    Instance at = labels.of(around, seen(issue, around));
    issue.changeState().beginInstances(at.path(), element);
    boolean texts = !items.isEmpty() && items.stream().allMatch(String.class::isInstance);
    List<String> named = texts ? items.stream().map(String.class::cast).toList() : null;
    issue.record(clock.instant(), InstancesBegun.of(source(type, element), count, named), at);
  }

  /** A subprocess is entered or left; in some the issue stands in force. */
  public void stand(LockedIssue issue, IssueType type, String element, boolean inside) {
    issue.changeState().setStanding(element, inside);
    issue.stand(!issue.state().standing().isEmpty());
    issue.record(clock.instant(), Standing.of(source(type, element), inside));
  }

  /**
   * Takes a decision; its outputs become {@code policy}.
   *
   * @throws NoDecision where there is none, or no rule matches
   */
  public void decide(LockedIssue issue, IssueType type, String element, List<Place> places) {
    ProcessModel.Decision decision = type.model().decisions().get(element);
    if (decision == null) {
      throw new IllegalArgumentException("no decision at " + element + " of " + type.key());
    }
    Expressions.Values seen = seen(issue, places);
    try {
      DecisionResult result = decisions.decide(decision.key(), seen);
      decided(issue, source(type, element), labels.of(places, seen), result);
    } catch (IllegalArgumentException e) {
      throw new NoDecision(decision.key(), e);
    }
  }

  private void decided(
      LockedIssue issue, ProcessElement source, Instance at, DecisionResult result) {
    Decided decided =
        Decided.of(
            source,
            result.decision(),
            result.version(),
            result.sha256(),
            result.rule(),
            result.outputs());
    issue.changeState().addDecision(at.path(), decided);
    issue.record(clock.instant(), decided, at);
  }

  private static ProcessElement source(IssueType type, String element) {
    return new ProcessElement(type.key(), type.version(), element);
  }
}
