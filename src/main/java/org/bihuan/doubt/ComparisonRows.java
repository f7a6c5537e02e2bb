package org.bihuan.doubt;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far the comparison has come, and who does it. */
@Repository
class ComparisonRows {

  private final JdbcTemplate jdbc;

  ComparisonRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether this node may compare until then: no other does. */
  boolean lease(Instant now, Duration time) {
    return jdbc.update(
            "update doubt_state set leased_until = ? where id = 1 and leased_until <= ?",
            Timestamp.from(now.plus(time)),
            Timestamp.from(now))
        == 1;
  }

  void release() {
    jdbc.update(
        "update doubt_state set leased_until = ? where id = 1", Timestamp.from(Instant.EPOCH));
  }

  /** The last entry of an issue that has been looked at; 0 where none has. */
  int seen(String issue) {
    return jdbc
        .queryForList("select seq from doubt_seen where issue = ?", Integer.class, issue)
        .stream()
        .findFirst()
        .orElse(0);
  }

  /** Whether nobody has looked at further entries meanwhile. */
  boolean advance(String issue, int from, int to) {
    return from == 0
        ? jdbc.update(
                "insert into doubt_seen (issue, seq) select cast(? as varchar(32)),"
                    + " cast(? as integer) where not exists"
                    + " (select 1 from doubt_seen where issue = ?)",
                issue,
                to,
                issue)
            == 1
        : jdbc.update("update doubt_seen set seq = ? where issue = ? and seq = ?", to, issue, from)
            == 1;
  }

  /** An issue, and whether its trail has entries that have not been looked at. */
  record Passed(String issue, boolean behind) {}

  /** After which issue the present pass goes on; empty between two passes. */
  Optional<String> reached(Instant now) {
    return jdbc
        .queryForList(
            "select after_issue from doubt_state where id = 1 and next_pass_at <= ?",
            String.class,
            Timestamp.from(now))
        .stream()
        .findFirst();
  }

  List<Passed> next(String after, int most) {
    return jdbc.query(
        "select i.number, i.trail_seq > coalesce(s.seq, 0) from issue i"
            + " left join doubt_seen s on s.issue = i.number"
            + " where i.number > ? order by i.number limit ?",
        (row, n) -> new Passed(row.getString(1), row.getBoolean(2)),
        after,
        most);
  }

  /**
   * @param issue empty at the end of a pass
   */
  void reach(String issue, Instant goOnAt) {
    jdbc.update(
        "update doubt_state set after_issue = ?, next_pass_at = ? where id = 1",
        issue,
        Timestamp.from(goOnAt));
  }
}
