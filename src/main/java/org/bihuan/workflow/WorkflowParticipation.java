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
 * People to whom a step of an issue is offered, or who have completed one by a duty they still
 * have, have full access to it. Those without such a duty may read it for a limited time after
 * their own last work on it: opening, commenting, uploading, an action, a claim, a step.
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
    String locked = "1=0";
    Set<String> groups = caller.groups();
    String offered =
        "exists (select 1 from task t where t.issue = i.number and t.candidate in (%s))"
            .formatted(marks(groups.size() + 1));
    parameters.addAll(groups);
    parameters.add(caller.username());
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

  /**
   * The caller's duties in the form in which submissions store them: of old ones only the unit is
   * known, {@code UNIT/}.
   */
  private static Set<String> duties(Caller caller) {
    Set<String> duties = new java.util.HashSet<>(caller.groups());
    caller.duties().forEach(duty -> duties.add(duty.unit() + "/"));
    return duties;
  }

  private static String marks(int values) {
    return "?,".repeat(values - 1) + "?";
  }
}
