package org.bihuan.workflow;

import java.util.List;
import org.bihuan.issue.Difference;
import org.bihuan.issue.Issue;
import org.bihuan.issue.RecordCheck;
import org.bihuan.issue.TrailEntry;
import org.springframework.stereotype.Component;

/** The steps an issue is listed under and the process that drives it; see {@link Consistency}. */
@Component
class ProcessCheck implements RecordCheck {

  private final Consistency consistency;

  ProcessCheck(Consistency consistency) {
    this.consistency = consistency;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        // the trail says nothing of where a process waits
      }

      @Override
      public List<Difference> differences() {
        return consistency.of(issue.number()).stream()
            .map(fault -> new Difference("process", fault.fault(), Difference.Fault.CHANGED, null))
            .toList();
      }
    };
  }
}
