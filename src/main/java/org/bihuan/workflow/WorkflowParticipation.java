package org.bihuan.workflow;

import org.bihuan.issue.Participation;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/** Whoever is asked to take a step of an issue, or has taken one, may see it. */
@Component
class WorkflowParticipation implements Participation {

  private final TaskBoard board;
  private final Submissions submissions;

  WorkflowParticipation(TaskBoard board, Submissions submissions) {
    this.board = board;
    this.submissions = submissions;
  }

  @Override
  public boolean takesPart(Caller caller, String issue) {
    return board.read(issue).stream()
            .anyMatch(task -> task.isOfferedTo(caller) || caller.username().equals(task.assignee()))
        || submissions.completedBy(issue, caller.username());
  }
}
