package org.bihuan.workflow;

import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Released;
import org.bihuan.organization.DutiesChanged;
import org.bihuan.organization.People;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When somebody loses a duty, releases the tasks they had claimed by it, and offers tasks of groups
 * without any members to the nearest unit above as well, of which administrators are notified. All
 * this in the transaction of the change.
 */
@Component
public class VacantDuties {

  private final JdbcTemplate jdbc;
  private final LockedIssues lockedIssues;
  private final TaskBoard board;
  private final Candidates candidates;
  private final IssueTypes types;
  private final TaskRights rights;
  private final IssueNotifier telling;
  private final AutomaticNotices automatic;
  private final Separation separation;
  private final People people;
  private final Clock clock;

  VacantDuties(
      JdbcTemplate jdbc,
      LockedIssues lockedIssues,
      TaskBoard board,
      Candidates candidates,
      IssueTypes types,
      TaskRights rights,
      IssueNotifier telling,
      AutomaticNotices automatic,
      Separation separation,
      People people,
      Clock clock) {
    this.jdbc = jdbc;
    this.lockedIssues = lockedIssues;
    this.board = board;
    this.candidates = candidates;
    this.types = types;
    this.rights = rights;
    this.telling = telling;
    this.automatic = automatic;
    this.separation = separation;
    this.people = people;
    this.clock = clock;
  }

  @EventListener
  void on(DutiesChanged changed) {
    Set<String> issues =
        new TreeSet<>(); // always locked in the same order, so that two changes cannot deadlock
    changed.groups().forEach(group -> issues.addAll(concerned(group)));
    changed.retired().forEach(username -> issues.addAll(offeredTo(username)));
    Set<String> candidates = new HashSet<>(changed.groups());
    candidates.addAll(changed.retired());
    for (String number : issues) {
      lockedIssues.lock(number).ifPresent(issue -> offerAnew(issue, candidates));
    }
  }

  private List<String> offeredTo(String username) {
    return jdbc.queryForList(
        "select distinct issue from task where candidate = ?", String.class, username);
  }

  /** Issues with a task of the group that is claimed, or that perhaps nobody may claim any more. */
  private List<String> concerned(String group) {
    return jdbc.queryForList(
        "select distinct issue from task where candidate = ?"
            + (people.holders(group).isEmpty()
                ? ""
                : " and (assignee is not null or excluded <> '')"),
        String.class,
        group);
  }

  private void offerAnew(LockedIssue issue, Set<String> changed) {
    for (Task task : board.of(issue)) {
      if (Collections.disjoint(task.candidates(), changed)) {
        continue;
      }
      Task current = released(issue, task);
      IssueType type = types.get(task.type(), task.typeVersion());
      Step step = type.model().step(task.step());
      Set<String> excluded =
          separation.excluded(issue, step, task.instance().path(), task.groups(), task.users());
      Candidates.Asked asked = asked(issue, task.groups(), task.users(), excluded);
      if (asked.vacant() || !asked.users().equals(task.users())) {
        current = current.offeredTo(asked.groups(), asked.users(), excluded);
      }
      if (asked.vacant()) {
        telling.vacant(issue, type, task.step());
      }
      if (!current.equals(task)) {
        board.change(issue, current);
        separation.follow(issue, current);
      }
    }
  }

  private Candidates.Asked asked(
      LockedIssue issue, List<String> groups, List<String> users, Set<String> excluded) {
    return candidates.find(groups, users, excluded, issue.issue().supervisor());
  }

  /** Offers the tasks of one unit's groups to the same roles of another unit. */
  public void moveTasks(LockedIssue issue, String from, String to) {
    board.moved(issue);
    for (Task task : board.of(issue)) {
      List<String> groups =
          task.groups().stream()
              .map(
                  group ->
                      group.startsWith(from + "/") ? to + group.substring(from.length()) : group)
              .distinct()
              .toList();
      if (groups.equals(task.groups())) {
        continue;
      }
      IssueType type = types.get(task.type(), task.typeVersion());
      Step step = type.model().step(task.step());
      Set<String> excluded =
          separation.excluded(issue, step, task.instance().path(), groups, task.users());
      Candidates.Asked asked = asked(issue, groups, task.users(), excluded);
      board.change(issue, released(issue, task.offeredTo(asked.groups(), asked.users(), excluded)));
      automatic.offered(issue, type, step, task.instance(), asked.groups());
      if (asked.vacant()) {
        telling.vacant(issue, type, task.step());
      }
    }
  }

  private Task released(LockedIssue issue, Task task) {
    String assignee = task.assignee();
    if (assignee == null || rights.hasDuty(task, assignee)) {
      return task;
    }
    issue.record(
        clock.instant(), Released.of(task.step(), task.id(), assignee, null), task.instance());
    return task.assignedTo(null, null);
  }
}
