package org.bihuan.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table of failed attempts, shared by all nodes. */
@Component
class FailureRows {

  /** How many rows are kept; beyond that, those with the fewest failures are deleted first. */
  static final int MOST = 50_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  FailureRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The existing rows, by subject; locked until the transaction ends. */
  Map<String, Failures> lock(List<String> subjects) {
    return jdbc
        .sql(
            "select subject, failures, last_at, blocked_until, turn_at from sign_in_failure"
                + " where subject in (:subjects) order by subject for update")
        .param("subjects", subjects)
        .query(
            (row, n) ->
                new Failures(
                    row.getString("subject"),
                    row.getInt("failures"),
                    row.getTimestamp("last_at").toInstant(),
                    instant(row, "blocked_until"),
                    instant(row, "turn_at")))
        .list()
        .stream()
        .collect(Collectors.toMap(Failures::subject, Function.identity()));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /**
   * @param found the subjects of which there are rows
   */
  void save(List<Failures> changed, Set<String> found) {
    changed.stream()
        .sorted(Comparator.comparing(Failures::subject))
        .forEach(
            row -> {
              if (found.contains(row.subject())) {
                update(row);
              } else {
                insert(row);
              }
            });
  }

  private void insert(Failures row) {
    write(
        "insert into sign_in_failure (failures, last_at, blocked_until, turn_at, subject)"
            + " values (?, ?, ?, ?, ?)",
        row);
  }

  void update(Failures row) {
    write(
        "update sign_in_failure set failures = ?, last_at = ?, blocked_until = ?, turn_at = ?"
            + " where subject = ?",
        row);
  }

  private void write(String statement, Failures row) {
    jdbc.sql(statement)
        .param(row.count())
        .param(Timestamp.from(row.lastAt()))
        .param(timestamp(row.blockedUntil()))
        .param(timestamp(row.turn()))
        .param(row.subject())
        .update();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  void delete(String subject) {
    jdbc.sql("delete from sign_in_failure where subject = ?").param(subject).update();
  }

  /**
   * Writes the row without changing it: for an account that does not exist, so that the response
   * takes as long.
   */
  void touch(String subject) {
    jdbc.sql("update sign_in_failure set failures = failures where subject = ?")
        .param(subject)
        .update();
  }

  /** Reduces the count by one, and ends the wait where no more than the free failures remain. */
  void takeBack(String subject, int free) {
    jdbc.sql(
            "update sign_in_failure set failures = failures - 1, blocked_until ="
                + " case when failures > ? then blocked_until end"
                + " where subject = ? and failures > 0")
        .params(free, subject)
        .update();
  }

  /** Deletes old rows, and the excess that a flood of made-up names leaves behind. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT6M")
  void forget() {
    jdbc.sql("delete from sign_in_failure where last_at < ?")
        .param(Timestamp.from(clock.instant().minus(Failures.FORGOTTEN)))
        .update();
    keep(MOST);
  }

  void keep(int most) {
    jdbc.sql(
            "delete from sign_in_failure where subject in (select subject from sign_in_failure"
                + " order by failures desc, last_at desc, subject offset ? rows)")
        .param(most)
        .update();
  }
}
