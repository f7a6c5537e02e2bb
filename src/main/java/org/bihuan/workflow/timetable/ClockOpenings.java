package org.bihuan.workflow.timetable;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.ScheduledTypes;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.OneAtATime;
import org.bihuan.workflow.opening.NewIssue;
import org.bihuan.workflow.opening.SystemOpening;
import org.bihuan.workflow.timetable.ClockOpeningRows.Opening;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens issues when their time has come: first the time is noted, then its units, then an issue is
 * opened for each, each in a transaction of its own. Of several times that were missed while the
 * service was down, the last one is made up for.
 */
@Component
class ClockOpenings {

  private static final Logger LOG = LoggerFactory.getLogger(ClockOpenings.class);

  private final ScheduledTypes scheduled;
  private final IssueTypes types;
  private final Timetable timetable;
  private final ClockOpeningRows rows;
  private final SystemOpening opening;
  private final TransactionOperations transaction;
  private final OneAtATime work = new OneAtATime(this::all);
  private final Clock clock;

  ClockOpenings(
      ScheduledTypes scheduled,
      IssueTypes types,
      Timetable timetable,
      ClockOpeningRows rows,
      SystemOpening opening,
      TransactionOperations transaction,
      Clock clock) {
    this.scheduled = scheduled;
    this.types = types;
    this.timetable = timetable;
    this.rows = rows;
    this.opening = opening;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Opens what is to be opened now. */
  @Scheduled(fixedDelayString = "${bihuan.timetable.look:15s}")
  void look() {
    work.run();
  }

  private void all() {
    List<ScheduledTypes.Scheduled> known = scheduled.all();
    if (!known.isEmpty()) {
      Map<String, Instant> last = rows.lastTimes();
      known.forEach(type -> noteTime(type, last.get(type.type().key())));
    }
    List<Opening> due = rows.due(clock.instant());
    while (!due.isEmpty()) {
      due.forEach(this::tried);
      due = rows.due(clock.instant());
    }
  }

  /** Notes the last time that has come since the one noted last. */
  private void noteTime(ScheduledTypes.Scheduled known, @Nullable Instant noted) {
    IssueType type = known.type();
    Schedule schedule = Timetable.of(type.model());
    Instant since = noted != null && noted.isAfter(known.since()) ? noted : known.since();
    Instant now = clock.instant();
    try {
      Instant at = timetable.lastBetween(schedule, since, now);
      if (at != null) {
        List<String> unknown = List.of(ClockOpeningRows.NO_UNIT);
        transaction.executeWithoutResult(
            status -> rows.add(type.key(), at, unknown, type.version(), schedule.start(), now));
      }
    } catch (DuplicateKeyException anotherNodeWasFirst) {
      LOG.debug("{} is noted already", type.key());
    } catch (RuntimeException e) {
      LOG.warn("The timetable of {} gives no time: {}", type.key(), Attempts.cause(e));
    }
  }

  private void tried(Opening due) {
    try {
      transaction.executeWithoutResult(status -> done(due));
    } catch (RuntimeException e) {
      String cause = Attempts.cause(e);
      LOG.warn("The clock could not open {} for {}: {}", due.type(), due.unit(), cause);
      rows.failed(due.id(), cause, clock.instant());
    }
  }

  private void done(Opening due) {
    IssueType type = types.find(due.type()).orElse(null);
    Schedule schedule = type == null ? null : type.model().schedule();
    if (!rows.take(due.id()) || type == null || schedule == null) {
      return;
    }
    if (!due.unit().isEmpty()) {
      open(due, due.unit());
    } else if (schedule.units() == null) {
      open(due, null);
    } else {
      rows.add(
          due.type(),
          due.at(),
          timetable.units(schedule, due.at()),
          type.version(),
          schedule.start(),
          clock.instant());
    }
  }

  private void open(Opening due, @Nullable String unit) {
    Map<String, @Nullable String> facts = new HashMap<>();
    facts.put("unit", unit);
    LockedIssue issue = opening.openAt(due.at(), new NewIssue(due.type(), facts, null, Map.of()));
    rows.opened(due.id(), issue.number());
  }
}
