package org.bihuan.workflow.waiting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.OneAtATime;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.engine.ProcessEngine.AwaitedCondition;
import org.bihuan.workflow.form.ExpressionContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at issues whose processes wait for children: each in a transaction of its own, under the
 * lock on the issue. What holds then happens, once.
 */
@Component
class Looks {

  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  private final LookRows rows;
  private final LockedIssues lockedIssues;
  private final IssueTypes types;
  private final ExpressionContext values;
  private final ProcessEngine engine;
  private final TransactionOperations transaction;
  private final OneAtATime work = new OneAtATime(this::all);
  private final Clock clock;

  Looks(
      LookRows rows,
      LockedIssues lockedIssues,
      IssueTypes types,
      ExpressionContext values,
      ProcessEngine engine,
      TransactionOperations transaction,
      Clock clock) {
    this.rows = rows;
    this.lockedIssues = lockedIssues;
    this.types = types;
    this.values = values;
    this.engine = engine;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Where a process stands that may go on. */
  private record Held(AwaitedCondition at, ChildWait asked, ProcessElement source) {}

  /** Which element could not go on. */
  private static final class Progress {
    private @Nullable ProcessElement at;
  }

  /** Looks at what is to be looked at now. */
  @Scheduled(fixedDelayString = "${bihuan.children.look:5s}")
  void look() {
    work.run();
  }

  private void all() {
    List<String> due = rows.due(clock.instant());
    while (!due.isEmpty()) {
      due.forEach(this::tried);
      due = rows.due(clock.instant());
    }
  }

  private void tried(String number) {
    Progress progress = new Progress();
    try {
      transaction.executeWithoutResult(status -> look(number, progress));
    } catch (RuntimeException e) {
      LOG.warn("The process of {} could not go on after its children", number, e);
      rows.failed(number, progress.at, Attempts.cause(e), clock.instant());
    }
  }

  private void look(String number, Progress progress) {
    LockedIssue issue = lockedIssues.lock(number).orElse(null);
    if (!rows.remove(number) || issue == null || issue.process() == null) {
      return;
    }
    String instance = issue.process();
    List<Held> held = held(issue, engine.awaited(instance));
    for (Held one : held) {
      // what happened before may have taken it away
      if (issue.process() != null && engine.awaited(instance).contains(one.at())) {
        progress.at = one.source();
        issue.record(
            clock.instant(), ChildOpened.Awaited.of(one.source(), counts(issue, one.asked())));
        engine.meet(one.at().token());
      }
    }
  }

  /** Those whose conditions hold now; the children of a type are counted once. */
  private List<Held> held(LockedIssue issue, List<AwaitedCondition> awaited) {
    Expressions.Values now = values.of(issue);
    List<Held> held = new ArrayList<>();
    for (AwaitedCondition at : awaited) {
      IssueType type = types.byDefinition(at.definition());
      ChildWait wait = type.model().waits().get(at.element());
      if (wait != null && Expressions.holds(wait.condition(), now)) {
        held.add(new Held(at, wait, new ProcessElement(type.key(), type.version(), at.element())));
      }
    }
    return held;
  }

  private Map<String, Object> counts(LockedIssue issue, ChildWait wait) {
    Map<String, Object> counts = new LinkedHashMap<>();
    wait.types().forEach(type -> counts.put(type, values.children(issue.number(), type)));
    return counts;
  }
}
