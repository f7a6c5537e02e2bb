package org.bihuan.campaign.relabel;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bihuan.campaign.relabel.RelabellingRows.Going;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Corrected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives many issues another category or campaign in the background: each under its own lock and in
 * its own transaction, with an entry in its trail. How far it has come is stored, so that it goes
 * on after a restart; where two nodes do the same, an issue that has the new value already is
 * passed over. All are gone through a second time a little later, for those that could not be
 * changed and those that were just being opened on a node that did not know yet.
 */
@Component
public class Relabellings {

  private static final Logger LOG = LoggerFactory.getLogger(Relabellings.class);

  /** How many numbers are read at once. */
  private static final int READ = 100;

  private final RelabellingRows rows;
  private final LockedIssues lockedIssues;
  private final TransactionOperations transaction;
  private final Executor background;
  private final Clock clock;
  private final Duration again;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean working = new AtomicBoolean();

  Relabellings(
      RelabellingRows rows,
      LockedIssues lockedIssues,
      TransactionOperations transaction,
      @Qualifier("applicationTaskExecutor") Executor background,
      Clock clock,
      @Value("${bihuan.relabelling.again:30s}") Duration again) {
    this.rows = rows;
    this.lockedIssues = lockedIssues;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
    this.again = again;
  }

  /**
   * Stores, with the transaction that comes by, what is to be changed after its commit.
   *
   * @param kept numbers of issues that stay as they are
   */
  public Relabelling ask(Wish wish, Collection<String> kept) {
    Relabelling one =
        new Relabelling(
            UUID.randomUUID().toString(),
            wish.fact(),
            wish.type(),
            wish.from(),
            wish.to(),
            wish.openOnly(),
            wish.reason(),
            clock.instant(),
            wish.by(),
            wish.unit(),
            0,
            0,
            null);
    rows.add(one, kept);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            background.execute(Relabellings.this::goOn);
          }
        });
    return one;
  }

  /**
   * Changes these issues now, in the transaction that comes by; those that have another value by
   * now are left out.
   *
   * @return how many were changed
   */
  public int now(Wish wish, Collection<String> numbers) {
    int changed = 0;
    for (String number : numbers.stream().sorted().distinct().toList()) {
      LockedIssue issue = lockedIssues.lock(number).orElse(null);
      if (issue != null && isMeant(wish, issue)) {
        relabel(issue, wish);
        changed++;
      }
    }
    return changed;
  }

  /**
   * How many issues have this value.
   *
   * @param fact {@code category} or {@code campaign}
   * @param openOnly whether to leave out those that are closed
   */
  public long count(String fact, @Nullable String type, String value, boolean openOnly) {
    return rows.count(fact, type, value, openOnly);
  }

  /**
   * The latest ones, newest first.
   *
   * @param type of the issues; null: whatever it is
   * @param from the value they had; null: whatever it was
   */
  public List<Relabelling> latest(
      String fact, @Nullable String type, @Nullable String from, int most) {
    return rows.latest(fact, type, from, most);
  }

  /** Changes what is to be changed now. */
  @Scheduled(fixedDelayString = "${bihuan.relabelling.look:5s}")
  void goOn() {
    wanted.set(true);
    while (wanted.get() && working.compareAndSet(false, true)) {
      try {
        wanted.set(false);
        rows.due(clock.instant()).forEach(this::all);
      } finally {
        working.set(false);
      }
    }
  }

  private void all(Going begun) {
    String id = begun.relabelling().id();
    Going going = begun;
    List<String> next = rows.issues(going, READ);
    while (!next.isEmpty()) {
      for (String number : next) {
        one(going.relabelling(), number);
      }
      rows.reached(id, next.get(next.size() - 1));
      going = rows.find(id).orElseThrow();
      next = rows.issues(going, READ);
    }
    if (going.passes() == 0) {
      rows.again(id, clock.instant().plus(again));
    } else {
      rows.finish(id, clock.instant());
    }
  }

  private void one(Relabelling relabelling, String number) {
    try {
      transaction.executeWithoutResult(status -> change(relabelling, number));
    } catch (RuntimeException e) {
      LOG.warn("The {} of {} could not be changed: {}", relabelling.fact(), number, e.toString());
      rows.failed(relabelling.id());
    }
  }

  private void change(Relabelling relabelling, String number) {
    Wish wish = relabelling.wish();
    LockedIssue issue = lockedIssues.lock(number).orElse(null);
    if (issue != null && isMeant(wish, issue)) {
      relabel(issue, wish);
      rows.changed(relabelling.id());
    }
  }

  private static boolean isMeant(Wish wish, LockedIssue issue) {
    return wish.from().equals(issue.issue().facts().texts().get(wish.fact()))
        && !(wish.openOnly() && issue.issue().isClosed());
  }

  private void relabel(LockedIssue issue, Wish wish) {
    issue.correct(Map.of(wish.fact(), wish.to()));
    issue.record(
        clock.instant(),
        wish.by(),
        wish.unit(),
        Corrected.because(
            Map.of(wish.fact(), wish.from()), Map.of(wish.fact(), wish.to()), wish.reason()));
  }
}
