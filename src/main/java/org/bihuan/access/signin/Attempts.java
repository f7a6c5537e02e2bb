package org.bihuan.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bihuan.access.Origin;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down guessing of passwords, over all nodes together, without delaying anybody else. Each
 * failure beyond the free ones doubles the wait: for an account from one network, and for a network
 * over all accounts, up to 15 minutes. An account with many failures over all networks is slowed as
 * a whole by {@link SignInTurns}, so that its owner is not kept out by what others do elsewhere. A
 * device or network from which the person has signed in before waits only for its own failures.
 *
 * <p>An attempt is counted before the password is checked, so that simultaneous guesses are counted
 * as well; a right password takes its count back. An attempt that must wait is not counted, except
 * once where a turn is reserved for it. Unknown names are counted in the same way, so that the
 * responses do not reveal which accounts exist.
 */
@Component
class Attempts {

  static final int FREE_FROM_NETWORK = 10;
  static final int FREE_FOR_ACCOUNT = 20;
  static final int FREE_FOR_NETWORK = 100;
  private static final long LONGEST = 15 * 60;
  private static final int TRIES = 5;

  private final FailureRows rows;
  private final Clock clock;
  private final KnownOrigins known;
  private final WrongPasswords wrong;
  private final TransactionTemplate own;

  Attempts(
      FailureRows rows,
      Clock clock,
      KnownOrigins known,
      WrongPasswords wrong,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.clock = clock;
    this.known = known;
    this.wrong = wrong;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Counts an attempt.
   *
   * @throws TooManyAttempts while it must wait
   */
  void begin(String username, Origin origin) {
    Duration wait = counted(Subjects.of(username, origin, known));
    if (!wait.isZero()) {
      throw new TooManyAttempts(wait);
    }
  }

  private Duration counted(Subjects subjects) {
    return tried(() -> countOrWait(subjects));
  }

  /** Several sign in to one account, or from one network, at the same time. */
  private <T> T tried(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return Objects.requireNonNull(own.execute(status -> work.get()));
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** How long this attempt must wait: not at all where it was counted, or its turn has come. */
  private Duration countOrWait(Subjects subjects) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Failures> found = rows.lock(subjects.all());
    Function<String, Failures> lately =
        subject -> found.getOrDefault(subject, Failures.none(subject)).at(now);
    Failures mine = lately.apply(subjects.own());
    Failures network = lately.apply(subjects.network());
    Failures account = lately.apply(subjects.account());
    Failures site = lately.apply(subjects.site());
    boolean slowed = subjects.stranger() && account.count() + 1 >= FREE_FOR_ACCOUNT;
    if (slowed && SignInTurns.hasCome(site, now)) {
      rows.update(SignInTurns.taken(site, now));
      return Duration.ZERO;
    }
    Instant free = mine.free(now);
    free = subjects.stranger() ? network.free(free) : free;
    free = slowed ? site.free(free) : free;
    if (free.isAfter(now)) {
      return Duration.between(now, free);
    }
    boolean takesTurn = slowed && site.count() == 0;
    Instant turn = takesTurn ? SignInTurns.next(account, now) : now;
    List<Failures> counted = new ArrayList<>();
    counted.add(more(mine, FREE_FROM_NETWORK, now));
    counted.add(more(network, FREE_FOR_NETWORK, now));
    counted.add(account.more(now, null).withTurn(takesTurn ? turn : account.turn()));
    if (slowed) {
      counted.add(SignInTurns.attempted(site, turn, now));
    }
    rows.save(counted, found.keySet());
    return Duration.between(now, turn);
  }

  private static Failures more(Failures row, int free, Instant now) {
    int over = row.count() + 1 - free;
    return row.more(
        now, over < 0 ? null : now.plusSeconds(Math.min(1L << Math.min(over, 20), LONGEST)));
  }

  /** Records a wrong password, of which the account's owner will be notified. */
  void failed(String username, Origin origin) {
    boolean unused =
        tried(
            () -> {
              wrong.add(username, origin);
              return true;
            });
  }

  /**
   * Records a right password: the counts of account, site and device are reset, the network's count
   * is reduced by this attempt, and device and network count as known from now on.
   */
  void succeeded(String username, Origin origin) {
    boolean unused =
        tried(
            () -> {
              Subjects.startingAfresh(username, origin).forEach(rows::delete);
              rows.takeBack(Subjects.network(origin), FREE_FOR_NETWORK);
              known.remember(username, origin);
              wrong.forgetSlips(username, origin);
              return true;
            });
  }
}
