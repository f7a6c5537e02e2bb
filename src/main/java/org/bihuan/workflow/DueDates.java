package org.bihuan.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.organization.SystemActor;
import org.bihuan.workflow.engine.ProcessEngine;
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
   * @param source process, version and element that say so
   * @param why what else is to be kept with the change
   */
  void change(LockedIssue issue, Map<String, Object> source, Instant due, Map<String, String> why) {
    Instant now = clock.instant();
    Instant before = issue.issue().dueAt();
    issue.setDueAt(due);
    ObjectNode change = issue.state().withObject("/deadline").withArray("/changes").addObject();
    change.put("at", now.toString());
    change.put("from", before == null ? null : before.toString());
    change.put("to", due.toString());
    change.put("element", String.valueOf(source.get("element")));
    why.forEach(change::put);
    record(issue, source, now, before == null ? "" : before.toString(), due, why);
    if (before != null && issue.process() != null) {
      taskDeadlines.follow(issue);
      engine.getObject().moveTimers(issue.process());
    }
  }

  private void record(
      LockedIssue issue,
      Map<String, Object> source,
      Instant now,
      String before,
      Instant due,
      Map<String, String> why) {
    Map<String, Object> data = new LinkedHashMap<>(source);
    data.putAll(why);
    data.put("to", due.toString());
    if (!before.isEmpty()) {
      data.put("from", before);
    }
    String act = before.isEmpty() ? "dueDateSet" : "dueDateChanged";
    issue.record(now, SystemActor.USERNAME, null, act, null, null, data);
  }
}
