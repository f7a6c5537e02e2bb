package org.bihuan.workflow;

import java.time.Duration;
import java.util.List;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * After a year's holidays were announced or corrected, goes through the open issues and moves the
 * due dates that were calculated by the old calendar. Each node does so by itself, since it may
 * have used the old calendar until it learned of the new one; issues that another node has moved
 * already stay as they are. A run that was interrupted starts again, also after a restart.
 */
@Component
class DueDateRecalculation {

  private static final Logger LOG = LoggerFactory.getLogger(DueDateRecalculation.class);
  private static final int BATCH = 200;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final WorkCalendar calendar;
  private final Issues issues;
  private final LockedIssues lockedIssues;
  private final CalculatedDueDates counted;
  private final JdbcTemplate jdbc;
  private final TransactionOperations transaction;
  private long known;
  private long followed;
  private Duration pause = Duration.ZERO;
  private long walkedAt;

  DueDateRecalculation(
      WorkCalendar calendar,
      Issues issues,
      LockedIssues lockedIssues,
      CalculatedDueDates counted,
      JdbcTemplate jdbc,
      TransactionOperations transaction) {
    this.calendar = calendar;
    this.issues = issues;
    this.lockedIssues = lockedIssues;
    this.counted = counted;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.followed =
        jdbc.queryForList("select revision from calendar_followed where id = 1", Long.class).get(0);
  }

  /**
   * Waits one interval after the change, so that transactions that used the old calendar have
   * committed. Where an issue could not follow, all is gone through again after a pause, which
   * grows; another change does not wait for it.
   */
  @Scheduled(fixedDelayString = "${bihuan.calendar.follow:3s}")
  synchronized void follow() {
    long before = known;
    known = calendar.revision();
    if (known != before) {
      pause = Duration.ZERO;
      return;
    }
    if (known == followed || System.nanoTime() - walkedAt < pause.toNanos()) {
      return;
    }
    if (walk()) {
      jdbc.update("update calendar_followed set revision = ? where revision < ?", known, known);
      followed = known;
    } else {
      pause = longer(pause);
      walkedAt = System.nanoTime();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private boolean walk() {
    boolean whole = true;
    int moved = 0;
    String last = "";
    List<String> batch;
    do {
      batch = after(last);
      for (String number : batch) {
        try {
          moved += moves(number) ? 1 : 0;
        } catch (RuntimeException e) {
          LOG.warn("Issue {} could not follow the calendar; it is tried again", number, e);
          whole = false;
        }
        last = number;
      }
    } while (batch.size() == BATCH);
    LOG.info("The calendar has changed; the due dates of {} issues have moved with it", moved);
    return whole;
  }

  private List<String> after(String number) {
    return jdbc.queryForList(
        "select number from issue where status in ('open', 'standing') and number > ? order by number limit "
            + BATCH,
        String.class,
        number);
  }

  /**
   * Moves an issue's due date where necessary. Most issues are only read; one to be moved is locked
   * in a transaction of its own.
   */
  private boolean moves(String number) {
    if (issues.snapshot(number).filter(counted::moves).isEmpty()) {
      return false;
    }
    transaction.executeWithoutResult(
        status -> lockedIssues.lock(number).ifPresent(counted::follow));
    return true;
  }
}
