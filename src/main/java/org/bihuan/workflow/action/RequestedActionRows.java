package org.bihuan.workflow.action;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.trail.Canonical;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code requested_action}: what processes want done on other issues. */
@Repository
class RequestedActionRows {

  private static final int MOST = 100;

  /** How often an action is tried before it waits for an administrator. */
  private static final int TRIES = 3;

  private static final int LONGEST_CAUSE = 1000;

  private final JdbcTemplate jdbc;

  RequestedActionRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An action to be taken.
   *
   * @param by the number of the issue whose process takes it
   * @param source the element that does
   */
  record Requested(
      long id,
      String issue,
      String action,
      Map<String, Object> fields,
      String by,
      ProcessElement source) {}

  void add(
      String issue,
      String action,
      Map<String, Object> fields,
      String by,
      ProcessElement source,
      Instant now) {
    jdbc.update(
        "insert into requested_action (issue, action, fields, by_issue, process, version, element,"
            + " not_before) values (?,?,?,?,?,?,?,?)",
        issue,
        action,
        Canonical.text(Canonical.of(fields)),
        by,
        source.process(),
        source.version(),
        source.element(),
        Timestamp.from(now));
  }

  /** The next ones that may be taken now, oldest first. */
  List<Requested> due(Instant now) {
    return jdbc.query(
        "select id, issue, action, fields, by_issue, process, version, element"
            + " from requested_action where not_before <= ? and failures < ? order by id limit "
            + MOST,
        (row, n) ->
            new Requested(
                row.getLong("id"),
                row.getString("issue"),
                row.getString("action"),
                Canonical.map(Canonical.read(row.getString("fields"))),
                row.getString("by_issue"),
                new ProcessElement(
                    row.getString("process"), row.getInt("version"), row.getString("element"))),
        Timestamp.from(now),
        TRIES);
  }

  /** Whether it was still there: of several nodes, one removes it. */
  boolean remove(long id) {
    return jdbc.update("delete from requested_action where id = ?", id) == 1;
  }

  void failed(long id, String cause, Instant now, Instant notBefore) {
    jdbc.update(
        "update requested_action set failures = failures + 1, cause = ?, failed_at = ?,"
            + " not_before = ? where id = ?",
        cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)),
        Timestamp.from(now),
        Timestamp.from(notBefore),
        id);
  }

  /** Those that are not tried any more, oldest first. */
  List<FailedAction> failed(int limit) {
    return jdbc.query(
        "select id, by_issue, process, version, element, cause, failed_at from requested_action"
            + " where failures >= ? order by id limit ?",
        (row, n) ->
            new FailedAction(
                row.getLong("id"),
                row.getString("by_issue"),
                new ProcessElement(
                    row.getString("process"), row.getInt("version"), row.getString("element")),
                row.getString("cause"),
                row.getTimestamp("failed_at").toInstant()),
        TRIES,
        limit);
  }

  long countFailed() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select count(*) from requested_action where failures >= ?", Long.class, TRIES));
  }

  /** Whether there was such a failed action, which is now tried anew. */
  boolean retry(long id, Instant now) {
    return jdbc.update(
            "update requested_action set failures = 0, not_before = ? where id = ? and failures >="
                + " ?",
            Timestamp.from(now),
            id,
            TRIES)
        == 1;
  }
}
