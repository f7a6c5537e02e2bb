package org.bihuan.workflow;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.HeldIssue;
import org.bihuan.issue.HeldIssues;
import org.bihuan.organization.DutiesChanged;
import org.bihuan.organization.People;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When somebody loses a duty, what they had claimed by it goes back to the group, and what is
 * offered to a group that nobody is left in is offered to the nearest unit above as well. In the
 * transaction of the change.
 */
@Component
class VacantDuties {

  private final JdbcTemplate jdbc;
  private final HeldIssues heldIssues;
  private final TaskBoard board;
  private final Candidates candidates;
  private final IssueTypes types;
  private final People people;
  private final Clock clock;

  VacantDuties(
      JdbcTemplate jdbc,
      HeldIssues heldIssues,
      TaskBoard board,
      Candidates candidates,
      IssueTypes types,
      People people,
      Clock clock) {
    this.jdbc = jdbc;
    this.heldIssues = heldIssues;
    this.board = board;
    this.candidates = candidates;
    this.types = types;
    this.people = people;
    this.clock = clock;
  }

  @EventListener
  void on(DutiesChanged changed) {
    for (String group : changed.groups()) {
      Set<String> holders = people.holders(group);
      List<String> issues =
          jdbc.queryForList(
              "select distinct issue from task where candidate = ?"
                  + (holders.isEmpty() ? "" : " and assignee is not null"),
              String.class,
              group);
      for (String number : issues) {
        heldIssues.hold(number).ifPresent(issue -> offerAnew(issue, group));
      }
    }
  }

  private void offerAnew(HeldIssue issue, String group) {
    for (Task task : board.of(issue)) {
      if (!task.groups().contains(group)) {
        continue;
      }
      Task current = task;
      String assignee = task.assignee();
      if (assignee != null
          && task.groups().stream().noneMatch(g -> people.holders(g).contains(assignee))) {
        current = current.assignedTo(null, null);
        issue.record(
            clock.instant(),
            Lifecycle.SYSTEM,
            null,
            "released",
            task.step(),
            null,
            Map.of("task", task.id(), "from", assignee));
      }
      var step = types.get(task.type(), task.typeVersion()).model().step(task.step());
      Candidates.Asked asked =
          candidates.find(issue, List.of(task.groups().get(0)), step.separateFrom());
      if (asked.vacant() && !current.groups().containsAll(asked.groups())) {
        current = current.offeredTo(asked.groups(), asked.excluded());
      }
      if (!current.equals(task)) {
        board.change(issue, current);
      }
    }
  }
}
