package org.bihuan.workflow.opening;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.OneAtATime;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.opening.RequestedOpeningRows.Requested;
import org.bihuan.workflow.opening.RequestedOpeningRows.Waiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens issues for each of many in the background, a few in one transaction under the lock on the
 * issue whose process opens them, so that nobody waits long for it. Each is opened once: what is
 * still to be opened is stored, and taken away with the opening. When all are open the process goes
 * on.
 */
@Component
class RequestedOpenings {

  private static final Logger LOG = LoggerFactory.getLogger(RequestedOpenings.class);

  /** How many are opened in one transaction. */
  private static final int AT_ONCE = 10;

  private final RequestedOpeningRows rows;
  private final LockedIssues lockedIssues;
  private final ObjectProvider<ProcessOpening> opening;
  private final ProcessEngine engine;
  private final TransactionOperations transaction;
  private final Executor background;
  private final OneAtATime work = new OneAtATime(this::all);
  private final Clock clock;

  RequestedOpenings(
      RequestedOpeningRows rows,
      LockedIssues lockedIssues,
      ObjectProvider<ProcessOpening> opening,
      ProcessEngine engine,
      TransactionOperations transaction,
      @Qualifier("applicationTaskExecutor") Executor background,
      Clock clock) {
    this.rows = rows;
    this.lockedIssues = lockedIssues;
    this.opening = opening;
    this.engine = engine;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
  }

  /** Stores, with the act that comes by, what is to be opened after its commit. */
  void request(
      LockedIssue parent,
      ProcessElement source,
      String token,
      List<Map<String, @Nullable Object>> each) {
    rows.add(new Waiting(parent.number(), token), source, each, clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            background.execute(RequestedOpenings.this::open);
          }
        });
  }

  /** The process does not wait for them any more. */
  void abandoned(String token) {
    rows.removeAll(token);
  }

  /** Opens what is to be opened now. */
  @Scheduled(fixedDelayString = "${bihuan.openings.look:5s}")
  void open() {
    work.run();
  }

  private void all() {
    List<Waiting> due = rows.due(clock.instant());
    while (!due.isEmpty()) {
      due.forEach(this::some); // by turns, so that one of a thousand does not keep others waiting
      due = rows.due(clock.instant());
    }
  }

  private void some(Waiting at) {
    try {
      transaction.executeWithoutResult(status -> open(at, AT_ONCE));
    } catch (RuntimeException e) {
      for (Requested one : rows.next(at.token(), AT_ONCE, clock.instant())) {
        alone(at, one);
      }
    }
  }

  /** One of several cannot be opened: it must not keep the others. */
  private void alone(Waiting at, Requested one) {
    try {
      transaction.executeWithoutResult(status -> open(at, 1));
    } catch (RuntimeException e) {
      String cause = Attempts.cause(e);
      LOG.warn("The process of {} could not open an issue: {}", at.issue(), cause);
      rows.failed(one.id(), cause, clock.instant());
    }
  }

  private void open(Waiting at, int most) {
    LockedIssue parent = lockedIssues.lock(at.issue()).orElse(null);
    if (parent == null || parent.process() == null) {
      rows.removeAll(at.token());
      return;
    }
    List<Requested> next = rows.next(at.token(), most, clock.instant());
    for (Requested one : next) {
      if (rows.remove(one.id())) {
        String number = opening.getObject().open(parent, one.parameters());
        String type = String.valueOf(one.parameters().get("type"));
        parent.record(clock.instant(), ChildOpened.of(one.source(), number, type));
      }
    }
    if (!next.isEmpty() && rows.left(at.token()) == 0) {
      engine.complete(at.token());
    }
  }
}
