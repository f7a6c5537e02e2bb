package org.bihuan.workflow;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.event.Completed.Times;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table of submissions: one row for each completed task, unchanged, with the working days the
 * step waited to be claimed and then took, and whether it was late.
 */
@Component
class Submissions {

  /**
   * The condition for a person's own work on an issue since a time, over the table {@code
   * trail_entry} alias {@code e}: an administrator's changes of many issues at once, such as a
   * migration, are not included. A partial index has the same condition.
   */
  static final String OWN =
      "e.actor = ? and e.at > ? and e.act in ('opened', 'issueOpened', 'commented', 'acted',"
          + " 'evidenceAdded', 'claimed', 'released', 'transferred', 'completed')";

  private final JdbcTemplate jdbc;
  private final WorkCalendar calendar;

  Submissions(JdbcTemplate jdbc, WorkCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /** How long a task took that is completed at an instant. */
  Times times(Task task, Instant at) {
    return new Times(
        workdays(task.createdAt(), task.claimedAt()),
        workdays(task.claimedAt(), at),
        task.dueAt() != null && at.isAfter(task.dueAt()));
  }

  /**
   * @param round the issue's, which is later than the task's where another branch has begun one
   */
  void store(
      Task task,
      int round,
      String outcome,
      Map<String, Object> fields,
      @Nullable String comment,
      List<String> evidence,
      String actor,
      @Nullable String duty,
      Instant at,
      Times times) {
    jdbc.update(
        "insert into submission (task, issue, step, round, outcome, fields, remark, evidence, actor, duty,"
            + " at, waited, worked, late) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        task.id(),
        task.issue(),
        task.step(),
        round,
        outcome,
        Canonical.text(Canonical.of(fields)),
        comment,
        Canonical.text(Canonical.of(evidence)),
        actor,
        duty,
        Timestamp.from(at),
        times.waited(),
        times.worked(),
        times.late());
  }

  /** The working days from one instant's day to the other's; null where one is unknown. */
  private @Nullable Integer workdays(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? null
        : calendar.workdaysBetween(
            LocalDate.ofInstant(from, calendar.zone()), LocalDate.ofInstant(to, calendar.zone()));
  }

  /** The issue of a task that was completed. */
  Optional<String> issueOf(String task) {
    return jdbc
        .queryForList("select issue from submission where task = ?", String.class, task)
        .stream()
        .findFirst();
  }

  /**
   * Somebody's work on an issue.
   *
   * @param duty the duty by which they completed a step, {@code UNIT/role}; of old submissions only
   *     the unit is known, {@code UNIT/}, or nothing at all
   * @param at when they last worked on the issue; null for a step, for which only the duty counts
   */
  record Done(@Nullable String duty, @Nullable Instant at) {}

  /**
   * The duties by which somebody completed steps of this issue, and when they last worked on it in
   * any way. One SQL statement.
   */
  List<Done> by(String issue, String username, Instant since) {
    return jdbc.query(
        "select distinct duty, cast(null as timestamp with time zone) as last_at from submission"
            + " where issue = ? and actor = ?"
            + " union all select null, max(e.at) from trail_entry e where e.issue = ? and "
            + OWN,
        (row, n) -> {
          Timestamp last = row.getTimestamp("last_at");
          return new Done(row.getString("duty"), last == null ? null : last.toInstant());
        },
        issue,
        username,
        issue,
        username,
        Timestamp.from(since));
  }
}
