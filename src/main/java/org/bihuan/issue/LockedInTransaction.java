package org.bihuan.issue;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.trail.Bound;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The issues locked in one transaction: one statement an issue, and one for all trail entries of
 * all of them.
 */
final class LockedInTransaction {

  private final JdbcTemplate jdbc;
  private final Map<String, LockedIssue> issues = new LinkedHashMap<>();

  /** As they were when they came, so that a ledger's thousands are not searched at each step. */
  private final Map<String, LockedIssue> byProcess = new HashMap<>();

  LockedInTransaction(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
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

  void write() {
    List<Object[]> entries = new ArrayList<>();
    for (LockedIssue locked : issues.values()) {
      locked.sealed().forEach(entry -> entries.add(row(locked.number(), entry)));
      if (locked.isJustOpened()) {
        insert(locked);
      } else if (locked.isChanged()) {
        update(locked);
      }
    }
    insertTrail(entries);
    issues.clear();
    byProcess.clear();
  }

  private void insert(LockedIssue locked) {
    Issue issue = locked.issue();
    jdbc.update(
        "insert into issue (number, type, type_version, title, description, category, severity, source, unit,"
            + " supervisor, location, basis, campaign, parent, remark, opened_at, opened_by, due_at, status,"
            + " resolution, counted, good, closed_at, working_days, round, relapses, process, steps, state,"
            + " revision, trail_seq, trail_hash)"
            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        issue.number(),
        issue.type(),
        issue.typeVersion(),
        issue.title(),
        Bound.text(issue.description()),
        Bound.text(issue.category()),
        issue.severity(),
        issue.source(),
        Bound.text(issue.unit()),
        issue.supervisor(),
        Bound.text(issue.location()),
        Bound.text(issue.basis()),
        Bound.text(issue.campaign()),
        Bound.text(issue.parent()),
        Bound.text(issue.remark()),
        Timestamp.from(issue.openedAt()),
        issue.openedBy(),
        Bound.time(issue.dueAt()),
        issue.status(),
        Bound.text(issue.resolution()),
        issue.counted(),
        issue.good(),
        Bound.time(issue.closedAt()),
        Bound.whole(issue.workingDays()),
        issue.round(),
        issue.relapses(),
        Bound.text(locked.process()),
        IssueRows.steps(issue.steps()),
        locked.state().text(),
        issue.revision(),
        locked.trailSeq(),
        locked.trailHash());
  }

  private void update(LockedIssue locked) {
    Issue issue = locked.issue();
    int rows =
        jdbc.update(
            "update issue set type_version = ?, unit = ?, supervisor = ?, due_at = ?, status = ?, resolution = ?,"
                + " counted = ?, good = ?, closed_at = ?, working_days = ?, round = ?, relapses = ?, process = ?,"
                + " steps = ?, state = ?, revision = ?, trail_seq = ?, trail_hash = ?"
                + " where number = ? and revision = ?",
            issue.typeVersion(),
            Bound.text(issue.unit()),
            issue.supervisor(),
            Bound.time(issue.dueAt()),
            issue.status(),
            Bound.text(issue.resolution()),
            issue.counted(),
            issue.good(),
            Bound.time(issue.closedAt()),
            Bound.whole(issue.workingDays()),
            issue.round(),
            issue.relapses(),
            Bound.text(locked.process()),
            IssueRows.steps(issue.steps()),
            locked.state().text(),
            locked.revisionToBe(),
            locked.trailSeq(),
            locked.trailHash(),
            issue.number(),
            locked.lockedRevision());
    if (rows != 1) {
      throw new OptimisticLockingFailureException(issue.number());
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
