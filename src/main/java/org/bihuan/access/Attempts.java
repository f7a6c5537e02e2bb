package org.bihuan.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down whoever guesses passwords, by account and by address, for all nodes together. An
 * account bears {@value #FREE_FOR_ACCOUNT} failures and an address {@value #FREE_FOR_ADDRESS} (an
 * office shares one); from then on each further failure doubles the wait, from one second to 15
 * minutes. Failures are forgotten 24 hours after the last one. An attempt is counted before the
 * password is looked at, so that guesses made at the same time are counted as well.
 */
@Component
class Attempts {

  static final int FREE_FOR_ACCOUNT = 10;
  static final int FREE_FOR_ADDRESS = 100;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(24);

  private record Row(int failures, Instant lastAt, @Nullable Instant blockedUntil) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate own;

  Attempts(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Counts an attempt.
   *
   * @throws TooManyAttempts while the account or the address must wait
   */
  void begin(String username, String address) {
    count(account(username), FREE_FOR_ACCOUNT);
    count(address(address), FREE_FOR_ADDRESS);
  }

  /** The attempt was right: the account starts afresh, the address is given its attempt back. */
  void succeeded(String username, String address) {
    jdbc.sql("delete from sign_in_failure where subject = ?").param(account(username)).update();
    jdbc.sql(
            "update sign_in_failure set failures = failures - 1, blocked_until ="
                + " case when failures > ? then blocked_until end"
                + " where subject = ? and failures > 0")
        .params(FREE_FOR_ADDRESS, address(address))
        .update();
  }

  private void count(String subject, int free) {
    try {
      own.executeWithoutResult(status -> countOrWait(subject, free));
    } catch (DuplicateKeyException e) {
      own.executeWithoutResult(status -> countOrWait(subject, free));
    }
  }

  private void countOrWait(String subject, int free) {
    Instant now = clock.instant();
    Row row = find(subject).orElse(null);
    if (row == null) {
      jdbc.sql("insert into sign_in_failure (subject, failures, last_at) values (?, 1, ?)")
          .params(subject, Timestamp.from(now))
          .update();
      return;
    }
    if (row.blockedUntil() != null && row.blockedUntil().isAfter(now)) {
      throw new TooManyAttempts(Duration.between(now, row.blockedUntil()));
    }
    int failures = row.lastAt().isBefore(now.minus(FORGOTTEN)) ? 1 : row.failures() + 1;
    jdbc.sql(
            "update sign_in_failure set failures = ?, last_at = ?, blocked_until = ?"
                + " where subject = ?")
        .param(failures)
        .param(Timestamp.from(now))
        .param(failures < free ? null : Timestamp.from(now.plus(wait(failures - free))))
        .param(subject)
        .update();
  }

  private static Duration wait(int over) {
    Duration wait = Duration.ofSeconds(1L << Math.min(over, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Optional<Row> find(String subject) {
    return jdbc.sql(
            "select failures, last_at, blocked_until from sign_in_failure where subject = ?"
                + " for update")
        .param(subject)
        .query(
            (row, n) -> {
              Timestamp until = row.getTimestamp("blocked_until");
              return new Row(
                  row.getInt("failures"),
                  row.getTimestamp("last_at").toInstant(),
                  until == null ? null : until.toInstant());
            })
        .optional();
  }

  /** Hashed, since a name typed wrong may be of any length, and may be a password. */
  private static String account(String username) {
    return "account:" + Secrets.hash(username);
  }

  private static String address(String address) {
    return "address:" + Secrets.hash(address);
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
  void forget() {
    jdbc.sql("delete from sign_in_failure where last_at < ?")
        .param(Timestamp.from(clock.instant().minus(FORGOTTEN)))
        .update();
  }
}
