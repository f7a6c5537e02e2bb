package org.bihuan.campaign.lookback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.bihuan.campaign.lookback.DrawnRows.ToOpen;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.Source;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.OneAtATime;
import org.bihuan.workflow.opening.FollowUpOpening;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens an issue for each one that was drawn, in the background, each once and in a transaction of
 * its own. What cannot be opened is tried again.
 */
@Component
class RecheckOpenings {

  private static final Logger LOG = LoggerFactory.getLogger(RecheckOpenings.class);

  /** Between attempts, after the first few have failed. */
  private static final Duration LATER = Duration.ofHours(1);

  private final DrawnRows drawn;
  private final LookBackRows lookBacks;
  private final Issues issues;
  private final FollowUpOpening opening;
  private final TransactionOperations transaction;
  private final Executor background;
  private final Clock clock;
  private final OneAtATime work = new OneAtATime(this::all);

  RecheckOpenings(
      DrawnRows drawn,
      LookBackRows lookBacks,
      Issues issues,
      FollowUpOpening opening,
      TransactionOperations transaction,
      @Qualifier("applicationTaskExecutor") Executor background,
      Clock clock) {
    this.drawn = drawn;
    this.lookBacks = lookBacks;
    this.issues = issues;
    this.opening = opening;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
  }

  /** Begins as soon as this transaction has committed. */
  void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            background.execute(RecheckOpenings.this::open);
          }
        });
  }

  /** Opens what is to be opened now. */
  @Scheduled(fixedDelayString = "${bihuan.look-backs.look:10s}")
  void open() {
    work.run();
  }

  private void all() {
    List<ToOpen> due = drawn.due(clock.instant());
    while (!due.isEmpty()) {
      due.forEach(this::one);
      due = drawn.due(clock.instant());
    }
  }

  private void one(ToOpen one) {
    try {
      transaction.executeWithoutResult(
          status -> {
            if (drawn.take(one.id())) {
              drawn.opened(one.id(), opening.open(draft(one)));
            }
          });
    } catch (RuntimeException e) {
      String cause = Attempts.cause(e);
      LOG.warn("The recheck of {} could not be opened: {}", one.number(), cause);
      Duration pause = drawn.failures(one.id()) < Attempts.MOST ? Attempts.PAUSE : LATER;
      Instant again = clock.instant().plus(pause);
      drawn.failed(one.id(), cause, again);
    }
  }

  private NewIssue draft(ToOpen one) {
    LookBack lookBack = lookBacks.find(one.lookBack()).orElseThrow();
    Issue issue = issues.find(one.number()).orElseThrow();
    Map<String, @Nullable String> facts = new HashMap<>();
    facts.put("title", "回头看：" + issue.facts().title());
    facts.put("parent", issue.number());
    facts.put("supervisor", lookBack.unit());
    facts.put("source", Source.LOOK_BACK.code());
    // kept in the trail: from which frame it was drawn
    facts.put(
        "basis",
        "look-back %d, SHA-256 %s, %s, n=%d"
            .formatted(
                lookBack.id(),
                lookBack.frameHash(),
                lookBack.method().code(),
                lookBack.sampleSize()));
    return new NewIssue(lookBack.type(), facts, null, null);
  }
}
