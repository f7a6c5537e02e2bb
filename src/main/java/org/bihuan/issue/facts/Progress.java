package org.bihuan.issue.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * How far an issue has come.
 *
 * @param round 1 at opening, one more at every send-back or relapse
 * @param relapses how often it was reopened after it had been closed
 * @param steps the keys of its current steps
 */
public record Progress(int round, int relapses, @JsonIgnore List<String> steps) {

  /** The progress of an issue that has just been opened. */
  public static final Progress START = new Progress(1, 0, List.of());

  public Progress {
    steps = List.copyOf(steps);
  }

  public Progress nextRound() {
    return new Progress(round + 1, relapses, steps);
  }

  /** One round and one relapse more, after the issue was reopened. */
  public Progress relapsed() {
    return new Progress(round + 1, relapses + 1, steps);
  }

  public Progress at(List<String> newSteps) {
    return new Progress(round, relapses, newSteps);
  }
}
