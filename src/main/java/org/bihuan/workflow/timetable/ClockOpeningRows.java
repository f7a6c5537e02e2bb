package org.bihuan.workflow.timetable;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.workflow.background.Attempts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code clock_opening}: one row for each type, time and unit. */
@Repository
class ClockOpeningRows {

  /** The unit of a time whose units are not known yet. */
  static final String NO_UNIT = "";

  private static final int MOST = 100;

  private final JdbcTemplate jdbc;

  ClockOpeningRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Something that is to be opened. */
  record Opening(long id, String type, Instant at, String unit) {}

  /** The last time that was noted, by type. */
  Map<String, Instant> lastTimes() {
    Map<String, Instant> times = new HashMap<>();
    jdbc.query(
        "select type, max(at) as at from clock_opening group by type",
        row -> {
          times.put(row.getString("type"), row.getTimestamp("at").toInstant());
        });
    return times;
  }

  /**
   * Notes units of a time.
   *
   * @throws org.springframework.dao.DuplicateKeyException where another node has
   */
  void add(String type, Instant at, List<String> units, int version, String element, Instant now) {
    List<Object[]> rows = new ArrayList<>();
    for (String unit : units) {
      rows.add(
          new Object[] {type, Timestamp.from(at), unit, version, element, Timestamp.from(now)});
    }
    jdbc.batchUpdate(
        "insert into clock_opening (type, at, unit, version, element, not_before)"
            + " values (?,?,?,?,?,?)",
        rows);
  }

  /** The next ones that may be opened now, oldest first. */
  List<Opening> due(Instant now) {
    return jdbc.query(
        "select id, type, at, unit from clock_opening"
            + " where done = false and not_before <= ? and failures < ? order by id limit "
            + MOST,
        (row, n) ->
            new Opening(
                row.getLong("id"),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                row.getString("unit")),
        Timestamp.from(now),
        Attempts.MOST);
  }

  /** Whether it was still to be done: of several nodes, one does it. */
  boolean take(long id) {
    return jdbc.update("update clock_opening set done = true where id = ? and done = false", id)
        == 1;
  }

  void opened(long id, String issue) {
    jdbc.update("update clock_opening set issue = ? where id = ?", issue, id);
  }

  void failed(long id, String cause, Instant now) {
    jdbc.update(
        "update clock_opening set failures = failures + 1, cause = ?, failed_at = ?,"
            + " not_before = ? where id = ?",
        Attempts.shortened(cause),
        Timestamp.from(now),
        Timestamp.from(now.plus(Attempts.PAUSE)),
        id);
  }
}
