package org.bihuan.workflow.deadline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.issue.Issues;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Timer;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.engine.ProcessEngine.PendingTimer;
import org.springframework.stereotype.Component;

/** Timers that count working days: reminders, and what follows when a step takes too long. */
@Component
public class CountedTimers {

  private final ProcessEngine engine;
  private final IssueTypes types;
  private final CountedTimes times;

  CountedTimers(ProcessEngine engine, IssueTypes types, CountedTimes times) {
    this.engine = engine;
    this.types = types;
    this.times = times;
  }

  /** The waiting timers that the current calendar moves, with their new times, by job. */
  public Map<String, Instant> moved(Issues.Snapshot issue) {
    Map<String, Instant> moved = new LinkedHashMap<>();
    String process = issue.process();
    if (process == null) {
      return moved;
    }
    for (PendingTimer waiting : engine.timers(process)) {
      Timer timer =
          types.byDefinition(waiting.definition()).model().timers().get(waiting.element());
      if (timer != null) {
        times
            .moved(timer.value(), timer.workdays(), issue, waiting.since(), waiting.at())
            .ifPresent(at -> moved.put(waiting.job(), at));
      }
    }
    return moved;
  }

  /** Moves these timers of an issue's process. */
  public void move(String process, Map<String, Instant> moved) {
    if (!moved.isEmpty()) {
      engine.moveTimers(process, moved);
    }
  }
}
