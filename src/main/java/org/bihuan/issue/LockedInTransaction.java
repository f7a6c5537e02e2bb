package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.issue.past.PastIssue;
import org.bihuan.issue.trail.Bound;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The issues locked in one transaction. Writes them before the commit: one statement for each
 * issue, one for all trail entries of all of them, and one for how those stood that now stand
 * otherwise.
 */
final class LockedInTransaction {

  private final JdbcTemplate jdbc;
  private final Consumer<LockedIssue> changed;
  private final Clock clock;
  private final Map<String, LockedIssue> issues = new LinkedHashMap<>();

  /**
   * Issues by process instance as it was when they were added, so that a ledger's thousands of
   * issues are not searched at each step.
   */
  private final Map<String, LockedIssue> byProcess = new HashMap<>();

  LockedInTransaction(JdbcTemplate jdbc, Clock clock, Consumer<LockedIssue> changed) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.changed = changed;
  }

  LockedIssue add(LockedIssue issue) {
    LockedIssue before = issues.putIfAbsent(issue.number(), issue);
    LockedIssue locked = before == null ? issue : before;
    if (locked.process() != null) {
      byProcess.put(locked.process(), locked);
    }
    return locked;
  }

  @Nullable LockedIssue byNumber(String number) {
    return issues.get(number);
  }

  @Nullable LockedIssue byProcess(String process) {
    LockedIssue known = byProcess.get(process);
    if (known != null && process.equals(known.process())) {
      return known;
    }
    for (LockedIssue issue : issues.values()) {
      if (process.equals(issue.process())) {
        return issue;
      }
    }
    return null;
  }

  /** The children of this issue that are opened or changed here. */
  List<LockedIssue> children(String parent, String type) {
    return issues.values().stream()
        .filter(locked -> parent.equals(locked.issue().parent()))
        .filter(locked -> type.equals(locked.issue().type()))
        .toList();
  }

  void write() {
    issues.values().stream().filter(LockedIssue::hasNewValues).forEach(changed);
    List<Object[]> entries = new ArrayList<>();
    List<PastIssue> pasts = new ArrayList<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (LockedIssue locked : issues.values()) {
      locked.past(now).ifPresent(pasts::add);
      locked.sealed().forEach(entry -> entries.add(row(locked.number(), entry)));
      if (locked.isJustOpened()) {
        insert(locked);
      } else if (locked.isChanged()) {
        update(locked);
      }
    }
    insertTrail(entries);
    PastIssue.write(jdbc, pasts);
    issues.clear();
    byProcess.clear();
  }

  private void insert(LockedIssue locked) {
    Map<String, Object> values = IssueRows.all(locked);
    String marks = "?,".repeat(values.size());
    jdbc.update(
        "insert into issue (%s) values (%s)"
            .formatted(String.join(", ", values.keySet()), marks.substring(0, marks.length() - 1)),
        values.values().toArray());
  }

  private void update(LockedIssue locked) {
    Map<String, Object> values = IssueRows.changing(locked, locked.revisionToBe());
    List<Object> parameters = new ArrayList<>(values.values());
    parameters.add(locked.number());
    parameters.add(locked.lockedRevision());
    int rows =
        jdbc.update(
            "update issue set %s = ? where number = ? and revision = ?"
                .formatted(String.join(" = ?, ", values.keySet())),
            parameters.toArray());
    if (rows != 1) {
      throw new OptimisticLockingFailureException(locked.number());
    }
  }

  private static Object[] row(String number, TrailEntry entry) {
    return new Object[] {
      number,
      entry.seq(),
      Timestamp.from(entry.at()),
      entry.actor(),
      Bound.text(entry.unit()),
      entry.act(),
      Bound.text(entry.step()),
      Bound.text(entry.outcome()),
      entry.round(),
      Canonical.text(entry.data()),
      entry.hash()
    };
  }

  private void insertTrail(List<Object[]> entries) {
    int batch = 100;
    for (int from = 0; from < entries.size(); from += batch) {
      List<Object[]> part = entries.subList(from, Math.min(entries.size(), from + batch));
      String values = "(?,?,?,?,?,?,?,?,?,?,?),".repeat(part.size());
      jdbc.update(
          "insert into trail_entry (issue, seq, at, actor, unit, act, step, outcome, round, data, hash) values "
              + values.substring(0, values.length() - 1),
          part.stream().flatMap(java.util.Arrays::stream).toArray());
    }
  }
}
