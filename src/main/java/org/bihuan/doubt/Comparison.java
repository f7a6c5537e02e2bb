package org.bihuan.doubt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.workflow.background.OneAtATime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what was handed in with what was handed in before, in the background: one node at a
 * time, some issues at a time. How far the trail of an issue has been looked at is stored with what
 * was found, so whatever is interrupted is done again as a whole. Issues that were changed on this
 * node come first; a pass over all issues finds what was changed elsewhere, before a crash, or
 * before the service could compare.
 */
@Component
class Comparison {

  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

  /** Longer than one look takes. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  /** From the end of one pass over all issues to the next. */
  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(30);

  /** Changed issues that wait to be compared; those beyond that are found by the next pass. */
  private static final int MOST_WAITING = 10_000;

  private static final int ISSUES_A_LOOK = 100;
  private static final int ENTRIES = 100;

  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final OneAtATime work = new OneAtATime(this::compare);
  private final List<Finder> finders;
  private final ComparisonRows rows;
  private final Findings findings;
  private final Issues issues;
  private final TrailEntries trail;
  private final Clock clock;
  private final int portion;
  private final TransactionTemplate transaction;

  /**
   * @param portion how many issues of a pass are looked at each time
   */
  Comparison(
      List<Finder> finders,
      ComparisonRows rows,
      Findings findings,
      Issues issues,
      TrailEntries trail,
      Clock clock,
      @Value("${bihuan.doubts.portion:500}") int portion,
      PlatformTransactionManager transactions) {
    this.finders = finders;
    this.rows = rows;
    this.findings = findings;
    this.issues = issues;
    this.trail = trail;
    this.clock = clock;
    this.portion = portion;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** An issue was changed, and that is committed. */
  void changed(String issue) {
    boolean unused = waiting.offer(issue); // else the next pass finds it
  }

  /** Compares some of what there is to compare. */
  @Scheduled(
      initialDelayString = "${bihuan.doubts.first-look:PT10S}",
      fixedDelayString = "${bihuan.doubts.look:PT3S}")
  void look() {
    work.run();
  }

  private void compare() {
    try {
      boolean any = !waiting.isEmpty() || rows.reached(clock.instant()).isPresent();
      if (any && rows.lease(clock.instant(), LEASE)) {
        some();
      }
    } catch (DataAccessException e) {
      LOG.warn("Nothing is compared for now: {}", e.getMessage());
    }
  }

  private void some() {
    try {
      Set<String> changed = new LinkedHashSet<>();
      waiting.drainTo(changed, ISSUES_A_LOOK);
      changed.forEach(this::one);
      rows.reached(clock.instant()).ifPresent(this::goOn);
    } finally {
      rows.release();
    }
  }

  /** Goes on with the pass over all issues. */
  private void goOn(String after) {
    List<ComparisonRows.Passed> next = rows.next(after, portion);
    int behind = 0;
    String reached = after;
    for (ComparisonRows.Passed passed : next) {
      if (passed.behind()) {
        behind++;
        one(passed.issue());
      }
      reached = passed.issue();
      if (behind == ISSUES_A_LOOK) {
        break;
      }
    }
    boolean over = next.size() < portion && behind < ISSUES_A_LOOK;
    Instant now = clock.instant();
    rows.reach(over ? "" : reached, over ? now.plus(BETWEEN_PASSES) : now);
  }

  /** Looks at what is new in an issue's trail; a failure holds up no other issue. */
  void one(String number) {
    try {
      while (batch(number)) {
        LOG.debug("The comparison of {} goes on", number);
      }
    } catch (RuntimeException e) {
      LOG.warn("Issue {} is not compared for now", number, e);
    }
  }

  /** Whether there may be more. */
  private boolean batch(String number) {
    int seen = rows.seen(number);
    List<TrailEntry> entries = trail.after(number, seen, ENTRIES);
    Issue issue = issues.find(number).orElse(null);
    if (entries.isEmpty() || issue == null) {
      return false;
    }
    List<Finder.Prepared> prepared =
        finders.stream().map(finder -> finder.prepare(issue, entries)).toList();
    int last = entries.get(entries.size() - 1).seq();
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean mine = rows.advance(number, seen, last);
              if (mine) {
                List<Found> found = new ArrayList<>();
                prepared.forEach(one -> found.addAll(one.find()));
                findings.keep(issue, found);
              }
              return mine;
            }));
  }
}
