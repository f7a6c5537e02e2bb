package org.bihuan.access.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.access.Origin;
import org.bihuan.organization.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The wrong passwords of which an account's owner is notified, kept until the owner confirms having
 * seen the notice, or for a year. Fewer than three from a network from which the right one follows
 * count as the owner's own typing errors.
 */
@Component
class WrongPasswords {

  /** From this number on they are unlikely to be the owner's typing errors. */
  static final int WORTH_SHOWING = 3;

  /** Stands for all networks beyond those that are counted separately. */
  private static final String ANY_OTHER = "";

  private static final Duration KEPT = Duration.ofDays(365);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final People people;
  private final FailureRows rows;

  WrongPasswords(JdbcClient jdbc, Clock clock, People people, FailureRows rows) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.people = people;
    this.rows = rows;
  }

  /**
   * Counts one more. Where there is no such account something is written too, so that it takes as
   * long.
   *
   * @throws org.springframework.dao.DuplicateKeyException where two are the first ones at the same
   *     moment: to be tried again in a new transaction
   */
  void add(String username, Origin origin) {
    String account = Subjects.account(username);
    if (people.find(username).isEmpty()) {
      rows.touch(account);
      return;
    }
    String network = KnownOrigins.network(username, origin.network());
    if (!addTo(account, network)) {
      insert(account, isFull(account) ? ANY_OTHER : network);
    }
  }

  private boolean addTo(String account, String network) {
    return jdbc.sql(
                "update wrong_password set times = times + 1, last_at = ?"
                    + " where account = ? and network = ?")
            .params(now(), account, network)
            .update()
        > 0;
  }

  private void insert(String account, String network) {
    if (!network.isEmpty() || !addTo(account, network)) {
      Timestamp now = now();
      jdbc.sql(
              "insert into wrong_password (account, network, times, first_at, last_at)"
                  + " values (?, ?, 1, ?, ?)")
          .params(account, network, now, now)
          .update();
    }
  }

  private boolean isFull(String account) {
    return jdbc.sql("select count(*) from wrong_password where account = ?")
            .param(account)
            .query(Long.class)
            .single()
        >= FailedAttempts.MOST_NETWORKS;
  }

  /** Forgets the owner's typing errors, after the right password came from the same network. */
  void forgetSlips(String username, Origin origin) {
    jdbc.sql("delete from wrong_password where account = ? and network = ? and times < ?")
        .params(
            Subjects.account(username),
            KnownOrigins.network(username, origin.network()),
            WORTH_SHOWING)
        .update();
  }

  /** What the owner should be notified of; empty for nothing. */
  Optional<FailedAttempts> unseen(String username) {
    return jdbc.sql(
            "select sum(times) as times, count(*) as networks, min(first_at) as since,"
                + " max(last_at) as last_at from wrong_password where account = ?"
                + " having sum(times) >= ?")
        .params(Subjects.account(username), WORTH_SHOWING)
        .query(
            (row, n) ->
                new FailedAttempts(
                    row.getInt("times"),
                    row.getInt("networks"),
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("last_at").toInstant()))
        .optional();
  }

  /** Forgets those given until then, which the owner has seen. */
  void markSeen(String username, Instant last) {
    jdbc.sql("delete from wrong_password where account = ? and last_at <= ?")
        .params(Subjects.account(username), Timestamp.from(last))
        .update();
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
  void forget() {
    jdbc.sql("delete from wrong_password where last_at < ?")
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
