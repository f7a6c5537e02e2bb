package org.bihuan.workflow.reporting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of receipts, and of the steps done since. */
@Component
class ReceiptRows {

  private static final int MOST_STEPS = 200;

  private final JdbcTemplate jdbc;

  ReceiptRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(String hash, String issue, Instant at) {
    jdbc.update(
        "insert into public_receipt (sha256, issue, given_at) values (?, ?, ?)",
        hash,
        issue,
        Timestamp.from(at));
  }

  Optional<String> issue(String hash) {
    return jdbc
        .queryForList("select issue from public_receipt where sha256 = ?", String.class, hash)
        .stream()
        .findFirst();
  }

  int since(Instant time) {
    Integer count =
        jdbc.queryForObject(
            "select count(*) from public_receipt where given_at > ?",
            Integer.class,
            Timestamp.from(time));
    return count == null ? 0 : count;
  }

  /** A step that was completed. */
  record Done(String step, Instant at) {}

  /** The newest steps of an issue, oldest first. */
  List<Done> done(String issue) {
    return jdbc.query(
        "select step, at from (select step, at from submission where issue = ?"
            + " order by at desc limit ?) newest order by at",
        (row, n) -> new Done(row.getString(1), row.getTimestamp(2).toInstant()),
        issue,
        MOST_STEPS);
  }
}
