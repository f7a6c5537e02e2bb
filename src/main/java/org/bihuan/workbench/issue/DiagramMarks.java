package org.bihuan.workbench.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueItem;
import org.bihuan.labels.Labels;
import org.bihuan.labels.TimeLabels;
import org.bihuan.workflow.view.Deadlines.TimerView;
import org.bihuan.workflow.view.IssueDetails;
import org.bihuan.workflow.view.IssueDetails.TaskDetails;
import org.bihuan.workflow.view.IssueView.WaitView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is marked on the diagram of an issue's process. */
@Component
class DiagramMarks {

  private final Labels labels;
  private final TimeLabels times;
  private final Messages messages;

  DiagramMarks(Labels labels, TimeLabels times, Messages messages) {
    this.labels = labels;
    this.times = times;
    this.messages = messages;
  }

  /** Current steps, events that are waited for, completed steps, and waiting timers. */
  List<DiagramMark> of(IssueDetails details) {
    IssueItem issue = details.view().issue();
    Map<String, DiagramMark> marks = new LinkedHashMap<>();
    for (TaskDetails at : details.tasks()) {
      if (at.type().equals(issue.type())) {
        marks.put(at.task().step(), mark(issue, at.task().step(), "current", null));
      }
    }
    for (WaitView wait : details.view().waits()) {
      marks.putIfAbsent(
          wait.element(),
          new DiagramMark(wait.element(), wait.name(), "current", null, waitsFor(wait), null));
    }
    for (TimerView timer : details.deadline().timers()) {
      marks.putIfAbsent(
          timer.element(), mark(issue, timer.element(), "timer", times.time(timer.at())));
    }
    for (String passed : details.passed()) {
      marks.putIfAbsent(passed, mark(issue, passed, "passed", null));
    }
    return List.copyOf(marks.values());
  }

  private String waitsFor(WaitView wait) {
    return messages.text("workbench.issue.waits-for", wait.open());
  }

  private DiagramMark mark(IssueItem issue, String element, String kind, @Nullable String text) {
    return new DiagramMark(element, labels.element(issue, element), kind, null, text, null);
  }
}
