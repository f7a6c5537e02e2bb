package org.bihuan.workflow.opening;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.StoredValues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code requested_opening}: issues that are still to be opened. */
@Repository
class RequestedOpeningRows {

  private static final int MOST = 100;

  private final JdbcTemplate jdbc;

  RequestedOpeningRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One issue to be opened. */
  record Requested(long id, ProcessElement source, Map<String, @Nullable Object> parameters) {}

  /** Where a process waits until all are open. */
  record Waiting(String issue, String token) {}

  void add(
      Waiting at, ProcessElement source, List<Map<String, @Nullable Object>> each, Instant now) {
    List<Object[]> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> parameters : each) {
      rows.add(
          new Object[] {
            at.token(),
            rows.size(),
            at.issue(),
            source.process(),
            source.version(),
            source.element(),
            StoredValues.text(parameters),
            Timestamp.from(now)
          });
    }
    jdbc.batchUpdate(
        "insert into requested_opening (token, place, issue, process, version, element, parameters,"
            + " not_before) values (?,?,?,?,?,?,?,?)",
        rows);
  }

  /** Where something may be opened now, the longest waiting first. */
  List<Waiting> due(Instant now) {
    return jdbc.query(
        "select issue, token from requested_opening where not_before <= ? and failures < ?"
            + " group by issue, token order by min(id) limit "
            + MOST,
        (row, n) -> new Waiting(row.getString("issue"), row.getString("token")),
        Timestamp.from(now),
        Attempts.MOST);
  }

  /** The next ones of a token that may be opened now. */
  List<Requested> next(String token, int most, Instant now) {
    return jdbc.query(
        "select id, process, version, element, parameters from requested_opening"
            + " where token = ? and not_before <= ? and failures < ? order by place limit ?",
        (row, n) ->
            new Requested(
                row.getLong("id"),
                new ProcessElement(
                    row.getString("process"), row.getInt("version"), row.getString("element")),
                nullable(StoredValues.read(row.getString("parameters")))),
        token,
        Timestamp.from(now),
        Attempts.MOST,
        most);
  }

  @SuppressWarnings("unchecked") // a map without nulls is one that may have some
  private static Map<String, @Nullable Object> nullable(Map<String, Object> values) {
    return (Map<String, @Nullable Object>) (Map<String, ?>) values;
  }

  /** Whether it was still there: opened issues are opened once. */
  boolean remove(long id) {
    return jdbc.update("delete from requested_opening where id = ?", id) == 1;
  }

  void removeAll(String token) {
    jdbc.update("delete from requested_opening where token = ?", token);
  }

  /** How many of a token are still to be opened, those that failed too. */
  int left(String token) {
    return count("token", token);
  }

  /** The same of all tokens of an issue. */
  int leftOf(String issue) {
    return count("issue", issue);
  }

  private int count(String column, String value) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select count(*) from requested_opening where " + column + " = ?",
            Integer.class,
            value));
  }

  void failed(long id, String cause, Instant now) {
    jdbc.update(
        "update requested_opening set failures = failures + 1, cause = ?, failed_at = ?,"
            + " not_before = ? where id = ?",
        Attempts.shortened(cause),
        Timestamp.from(now),
        Timestamp.from(now.plus(Attempts.PAUSE)),
        id);
  }
}
