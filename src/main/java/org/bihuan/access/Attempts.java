package org.bihuan.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down whoever guesses passwords, for all nodes together, and nobody else. Each failure
 * beyond the free ones doubles the wait: of an account from one network, and of a network over all
 * accounts, up to 15 minutes; of an account over all networks only up to {@value
 * #LONGEST_FOR_ACCOUNT} seconds, so that nobody is kept out by what others do elsewhere. A device
 * or network from which the person has signed in before waits for its own failures alone.
 *
 * <p>An attempt is counted before the password is looked at, so that guesses made at the same time
 * are counted as well; a right password is given its attempt back. An attempt that must wait counts
 * nowhere. Names of no account are counted alike, so the answers tell nothing.
 */
@Component
class Attempts {

  static final int FREE_FROM_NETWORK = 10;
  static final int FREE_FOR_ACCOUNT = 20;
  static final int FREE_FOR_NETWORK = 100;
  static final long LONGEST_FOR_ACCOUNT = 5;
  private static final long LONGEST = 15 * 60;
  private static final Duration FORGOTTEN = Duration.ofHours(24);

  /** Rows that are kept; beyond, those with the fewest failures go first. */
  static final int MOST_ROWS = 50_000;

  private static final int TRIES = 5;

  /**
   * Something that is counted.
   *
   * @param waits whether this attempt must wait where too many have failed
   */
  private record Counter(String subject, int free, long longest, boolean waits) {}

  private record Row(
      String subject, int failures, Instant lastAt, @Nullable Instant blockedUntil) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final KnownOrigins known;
  private final TransactionTemplate own;

  Attempts(
      JdbcClient jdbc, Clock clock, KnownOrigins known, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.known = known;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Counts an attempt.
   *
   * @throws TooManyAttempts while it must wait
   */
  void begin(String username, Origin origin) {
    List<Counter> counters = counters(username, origin);
    for (int tries = 1; ; tries++) {
      try {
        own.executeWithoutResult(status -> countOrWait(counters));
        return;
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** In the order in which their rows are locked. */
  private List<Counter> counters(String username, Origin origin) {
    boolean device = known.knowsDevice(username, origin);
    boolean stranger = !device && !known.knowsNetwork(username, origin);
    return Stream.of(
            device
                ? new Counter(device(username, origin), FREE_FROM_NETWORK, LONGEST, true)
                : new Counter(pair(username, origin), FREE_FROM_NETWORK, LONGEST, true),
            new Counter(network(origin), FREE_FOR_NETWORK, LONGEST, stranger),
            new Counter(account(username), FREE_FOR_ACCOUNT, LONGEST_FOR_ACCOUNT, stranger))
        .sorted(Comparator.comparing(Counter::subject))
        .toList();
  }

  private void countOrWait(List<Counter> counters) {
    Instant now = clock.instant();
    Map<String, Row> rows = lock(counters);
    Instant free = now;
    for (Counter counter : counters) {
      Row row = rows.get(counter.subject());
      Instant until = row == null ? null : row.blockedUntil();
      if (counter.waits() && until != null && until.isAfter(free)) {
        free = until;
      }
    }
    if (free.isAfter(now)) {
      throw new TooManyAttempts(Duration.between(now, free));
    }
    for (Counter counter : counters) {
      count(counter, rows.get(counter.subject()), now);
    }
  }

  private void count(Counter counter, @Nullable Row row, Instant now) {
    if (row == null) {
      jdbc.sql("insert into sign_in_failure (subject, failures, last_at) values (?, 1, ?)")
          .params(counter.subject(), Timestamp.from(now))
          .update();
      return;
    }
    int failures = row.lastAt().isBefore(now.minus(FORGOTTEN)) ? 1 : row.failures() + 1;
    Instant until = failures < counter.free() ? null : now.plus(wait(counter, failures));
    jdbc.sql(
            "update sign_in_failure set failures = ?, last_at = ?, blocked_until = ?"
                + " where subject = ?")
        .param(failures)
        .param(Timestamp.from(now))
        .param(until == null ? null : Timestamp.from(until))
        .param(counter.subject())
        .update();
  }

  private static Duration wait(Counter counter, int failures) {
    long doubled = 1L << Math.min(failures - counter.free(), 20);
    return Duration.ofSeconds(Math.min(doubled, counter.longest()));
  }

  private Map<String, Row> lock(List<Counter> counters) {
    return jdbc
        .sql(
            "select subject, failures, last_at, blocked_until from sign_in_failure"
                + " where subject in (:subjects) order by subject for update")
        .param("subjects", counters.stream().map(Counter::subject).toList())
        .query(
            (row, n) -> {
              Timestamp until = row.getTimestamp("blocked_until");
              return new Row(
                  row.getString("subject"),
                  row.getInt("failures"),
                  row.getTimestamp("last_at").toInstant(),
                  until == null ? null : until.toInstant());
            })
        .list()
        .stream()
        .collect(Collectors.toMap(Row::subject, Function.identity()));
  }

  /** The password was wrong: the account's owner will be told. */
  void failed(String username) {
    jdbc.sql(
            "update sign_in_failure set wrong = wrong + 1,"
                + " wrong_since = coalesce(wrong_since, ?) where subject = ?")
        .params(Timestamp.from(clock.instant()), account(username))
        .update();
  }

  /**
   * The password was right: account and device start afresh, the network is given its attempt back,
   * and both are known from now on.
   *
   * @return the wrong passwords given before; null for none
   */
  @Nullable FailedAttempts succeeded(String username, Origin origin) {
    return own.execute(
        status -> {
          FailedAttempts before = wrong(username);
          for (String subject : startingAfresh(username, origin)) {
            jdbc.sql("delete from sign_in_failure where subject = ?").param(subject).update();
          }
          giveBack(origin);
          known.remember(username, origin);
          return before;
        });
  }

  private static List<String> startingAfresh(String username, Origin origin) {
    return Stream.of(account(username), device(username, origin), pair(username, origin))
        .sorted()
        .toList();
  }

  private void giveBack(Origin origin) {
    jdbc.sql(
            "update sign_in_failure set failures = failures - 1, blocked_until ="
                + " case when failures > ? then blocked_until end"
                + " where subject = ? and failures > 0")
        .params(FREE_FOR_NETWORK, network(origin))
        .update();
  }

  private @Nullable FailedAttempts wrong(String username) {
    return jdbc.sql(
            "select wrong, wrong_since from sign_in_failure where subject = ? and wrong > 0")
        .param(account(username))
        .query(
            (row, n) ->
                new FailedAttempts(
                    row.getInt("wrong"), row.getTimestamp("wrong_since").toInstant()))
        .optional()
        .orElse(null);
  }

  /** Hashed, since a name typed wrong may be of any length, and may be a password. */
  private static String account(String username) {
    return "account:" + Secrets.hash(username);
  }

  private static String device(String username, Origin origin) {
    return "device:" + KnownOrigins.device(username, String.valueOf(origin.device()));
  }

  private static String pair(String username, Origin origin) {
    return "pair:" + KnownOrigins.network(username, origin.network());
  }

  private static String network(Origin origin) {
    return "address:" + Secrets.hash(origin.network());
  }

  /** What is old goes, and what a flood of made-up names leaves behind. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT6M")
  void forget() {
    jdbc.sql("delete from sign_in_failure where last_at < ?")
        .param(Timestamp.from(clock.instant().minus(FORGOTTEN)))
        .update();
    keep(MOST_ROWS);
  }

  void keep(int most) {
    jdbc.sql(
            "delete from sign_in_failure where subject in (select subject from sign_in_failure"
                + " order by failures desc, last_at desc, subject offset ? rows)")
        .param(most)
        .update();
  }
}
