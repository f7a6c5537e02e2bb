package org.bihuan.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.DueDateMoved.Why;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sets and moves an issue's due date. The old one stays in the issue's state and in the trail; the
 * tasks and timers that hang on it move with it.
 */
@Component
class DueDates {

  private final ObjectProvider<ProcessEngine> engine;
  private final TaskDeadlines taskDeadlines;
  private final Clock clock;

  DueDates(ObjectProvider<ProcessEngine> engine, TaskDeadlines taskDeadlines, Clock clock) {
    this.engine = engine;
    this.taskDeadlines = taskDeadlines;
    this.clock = clock;
  }

  /**
   * @param source what says so
   * @param why where nobody asked for it
   */
  void change(LockedIssue issue, ProcessElement source, Instant due, @Nullable Why why) {
    Instant now = clock.instant();
    Instant before = issue.issue().dueAt();
    issue.setDueAt(due);
    ObjectNode change = issue.state().withObject("/deadline").withArray("/changes").addObject();
    change.put("at", now.toString());
    change.put("from", before == null ? null : before.toString());
    change.put("to", due.toString());
    change.put("element", source.element());
    if (why != null) {
      change.put("reason", why.reason()).put("since", why.since());
    }
    issue.record(now, DueDateMoved.of(source, before, due, why));
    if (before != null && issue.process() != null) {
      taskDeadlines.follow(issue);
      engine.getObject().moveTimers(issue.process());
    }
  }
}
