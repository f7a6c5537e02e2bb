package org.bihuan.workflow;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.issue.Access;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.Participation;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.Submissions.Done;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whoever is asked to take a step of an issue, or has taken one by a duty that they still hold, may
 * work on it. Who has no duty left that shows it may read it for a time from the last thing on that
 * they did to it themselves: opening, commenting, uploading, an action, a claim, a step.
 */
@Component
class WorkflowParticipation implements Participation {

  private final TaskBoard board;
  private final Submissions submissions;
  private final Duration readFor;
  private final Clock clock;

  WorkflowParticipation(
      TaskBoard board,
      Submissions submissions,
      @Value("${bihuan.participants-read-for:P90D}") Duration readFor,
      Clock clock) {
    this.board = board;
    this.submissions = submissions;
    this.readFor = readFor;
    this.clock = clock;
  }

  @Override
  public Access access(Caller caller, String issue) {
    if (board.read(issue).stream().anyMatch(task -> task.isOfferedTo(caller))) {
      return Access.FULL;
    }
    List<Done> done = submissions.by(issue, caller.username(), clock.instant().minus(readFor));
    if (done.stream().anyMatch(step -> duties(caller).contains(step.duty()))) {
      return Access.FULL;
    }
    return done.stream()
        .map(Done::at)
        .filter(Objects::nonNull)
        .findFirst()
        .map(last -> Access.readOnly(last.plus(readFor)))
        .orElse(Access.NONE);
  }

  @Override
  public Condition readable(Caller caller) {
    List<Object> parameters = new ArrayList<>();
    String offered = "1=0";
    String locked = "1=0";
    Set<String> groups = caller.groups();
    if (!groups.isEmpty()) {
      offered =
          "exists (select 1 from task t where t.issue = i.number and t.candidate in (%s))"
              .formatted(marks(groups.size()));
      parameters.addAll(groups);
    }
    Set<String> duties = duties(caller);
    if (!duties.isEmpty()) {
      locked =
          "exists (select 1 from submission s where s.issue = i.number and s.actor = ? and s.duty in (%s))"
              .formatted(marks(duties.size()));
      parameters.add(caller.username());
      parameters.addAll(duties);
    }
    parameters.add(caller.username());
    parameters.add(Timestamp.from(clock.instant().minus(readFor)));
    return new Condition(
        "(%s or %s or i.number in (select e.issue from trail_entry e where %s))"
            .formatted(offered, locked, Submissions.OWN),
        parameters);
  }

  /** As submissions keep them: of old ones the unit alone is known, {@code UNIT/}. */
  private static Set<String> duties(Caller caller) {
    Set<String> duties = new java.util.HashSet<>(caller.groups());
    caller.duties().forEach(duty -> duties.add(duty.unit() + "/"));
    return duties;
  }

  private static String marks(int values) {
    return "?,".repeat(values - 1) + "?";
  }
}
