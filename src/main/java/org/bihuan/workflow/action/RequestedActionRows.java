package org.bihuan.workflow.action;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.StoredValues;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code requested_action}: what processes want done on other issues. */
@Repository
class RequestedActionRows {

  private static final int MOST = 100;

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
        StoredValues.text(fields),
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
                StoredValues.read(row.getString("fields")),
                row.getString("by_issue"),
                new ProcessElement(
                    row.getString("process"), row.getInt("version"), row.getString("element"))),
        Timestamp.from(now),
        Attempts.MOST);
  }

  /** Whether it was still there: of several nodes, one removes it. */
  boolean remove(long id) {
    return jdbc.update("delete from requested_action where id = ?", id) == 1;
  }

  void failed(long id, String cause, Instant now, Instant notBefore) {
    jdbc.update(
        "update requested_action set failures = failures + 1, cause = ?, failed_at = ?,"
            + " not_before = ? where id = ?",
        Attempts.shortened(cause),
        Timestamp.from(now),
        Timestamp.from(notBefore),
        id);
  }
}
