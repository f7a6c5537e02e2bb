package org.bihuan.workflow.action;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ActionSent;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.action.RequestedActionRows.Requested;
import org.bihuan.workflow.background.Attempts;
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
 * Takes actions of an issue's parent or children for its process. What is to be done is stored with
 * the act that wants it, and done after its commit, each in a transaction of its own: no act locks
 * one issue while it waits for another. What a crash interrupted is found again by a look at the
 * table, and an action that is not offered any more is left out. What fails again and again is
 * listed with the failed jobs.
 */
@Component
public class RequestedActions {

  private static final Logger LOG = LoggerFactory.getLogger(RequestedActions.class);
  private static final String FIELD = "fields.";

  private final RequestedActionRows rows;
  private final Issues issues;
  private final LockedIssues lockedIssues;
  private final Actions actions;
  private final TransactionOperations transaction;
  private final Executor background;
  private final Clock clock;

  RequestedActions(
      RequestedActionRows rows,
      Issues issues,
      LockedIssues lockedIssues,
      Actions actions,
      TransactionOperations transaction,
      @Qualifier("applicationTaskExecutor") Executor background,
      Clock clock) {
    this.rows = rows;
    this.issues = issues;
    this.lockedIssues = lockedIssues;
    this.actions = actions;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
  }

  /** Stores, with the act that wants it, which actions are to be taken after its commit. */
  public void request(
      LockedIssue issue, ProcessElement source, Map<String, @Nullable Object> parameters) {
    String action = text(parameters, "action");
    String type = text(parameters, "type");
    Map<String, Object> fields = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(FIELD) && value != null && !value.equals("")) {
            fields.put(name.substring(FIELD.length()), value);
          }
        });
    List<String> numbers =
        text(parameters, "to").equals("parent") ? parent(issue, type) : children(issue, type);
    for (String number : numbers) {
      rows.add(number, action, fields, issue.number(), source, clock.instant());
      issue.record(clock.instant(), ActionSent.of(source, number, action));
    }
    if (!numbers.isEmpty()) {
      afterCommit();
    }
  }

  private List<String> parent(LockedIssue issue, String type) {
    String number = issue.issue().parent();
    return number == null
        ? List.of()
        : issues.find(number).filter(parent -> isOpen(parent, type)).stream()
            .map(Issue::number)
            .toList();
  }

  /** The open children of this type, also those that this transaction has opened. */
  private List<String> children(LockedIssue issue, String type) {
    if (issue.state().children().isEmpty()) {
      return List.of(); // most issues have none, and need no statement to find that out
    }
    Set<String> numbers = new LinkedHashSet<>(issues.openChildren(issue.number(), type));
    for (String number : issue.state().children()) {
      lockedIssues
          .locked(number)
          .filter(child -> isOpen(child.issue(), type))
          .ifPresent(child -> numbers.add(number));
    }
    return new ArrayList<>(numbers);
  }

  private static boolean isOpen(Issue issue, String type) {
    return !issue.isClosed() && issue.type().equals(type);
  }

  private void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            background.execute(RequestedActions.this::take);
          }
        });
  }

  /** Takes what is to be taken now. */
  @Scheduled(fixedDelayString = "${bihuan.actions.look:5s}")
  void take() {
    for (Requested requested : rows.due(clock.instant())) {
      try {
        transaction.executeWithoutResult(status -> take(requested));
      } catch (RuntimeException e) {
        LOG.warn(
            "The process of {} could not take {} of {}",
            requested.by(),
            requested.action(),
            requested.issue(),
            e);
        Instant now = clock.instant();
        rows.failed(requested.id(), Attempts.cause(e), now, now.plus(Attempts.PAUSE));
      }
    }
  }

  private void take(Requested requested) {
    LockedIssue issue = lockedIssues.lock(requested.issue()).orElse(null);
    if (rows.remove(requested.id()) && issue != null) {
      actions.takeBySystem(
          issue, requested.action(), requested.fields(), requested.source(), requested.by());
    }
  }

  private static String text(Map<String, @Nullable Object> parameters, String name) {
    Object value = parameters.get(name);
    return value == null ? "" : value.toString();
  }
}
