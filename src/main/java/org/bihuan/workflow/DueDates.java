package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.DueDateMoved.Why;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.state.DueDateChange;
import org.bihuan.organization.SystemActor;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sets and moves an issue's due date. The old one stays in the issue's state and in the trail; the
 * tasks and timers that depend on it move with it.
 */
@Component
public class DueDates {

  private final ObjectProvider<ProcessEngine> engine;
  private final TaskDeadlines taskDeadlines;
  private final Clock clock;

  DueDates(ObjectProvider<ProcessEngine> engine, TaskDeadlines taskDeadlines, Clock clock) {
    this.engine = engine;
    this.taskDeadlines = taskDeadlines;
    this.clock = clock;
  }

  /**
   * @param source the process element that sets it
   * @param why the reason, where nobody asked for it; else null
   */
  void change(LockedIssue issue, ProcessElement source, Instant due, @Nullable Why why) {
    change(issue, source, due, why, SystemActor.USERNAME, null);
  }

  /**
   * Moves the due date because it was given wrongly at opening.
   *
   * @param unit the duty's unit in which the actor acted
   */
  public void correct(LockedIssue issue, Instant due, String actor, @Nullable String unit) {
    ProcessElement none = new ProcessElement(issue.issue().type(), issue.issue().typeVersion(), "");
    change(issue, none, due, null, actor, unit);
  }

  private void change(
      LockedIssue issue,
      ProcessElement source,
      Instant due,
      @Nullable Why why,
      String actor,
      @Nullable String unit) {
    Instant now = clock.instant();
    Instant before = issue.issue().dueAt();
    issue.setDueAt(due);
    issue
        .changeState()
        .addDueDateChange(
            new DueDateChange(
                now.toString(),
                before == null ? null : before.toString(),
                due.toString(),
                source.element(),
                why == null ? null : why.reason(),
                why == null ? null : why.since()));
    issue.record(now, actor, unit, DueDateMoved.of(source, before, due, why));
    if (before != null && issue.process() != null) {
      taskDeadlines.follow(issue);
      engine.getObject().moveTimers(issue.process());
    }
  }
}
