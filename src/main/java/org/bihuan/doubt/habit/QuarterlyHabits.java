package org.bihuan.doubt.habit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.doubt.Found;
import org.bihuan.doubt.FoundDoubts;
import org.bihuan.doubt.Rule;
import org.bihuan.doubt.habit.ReviewRows.Shown;
import org.bihuan.doubt.habit.Unusual.Flag;
import org.bihuan.doubt.habit.Unusual.Habit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the habits of reviewers and units once a quarter is over. What is unusual is told of the
 * newest issues in which it shows. Of several nodes, one does it.
 */
@Component
class QuarterlyHabits {

  private static final Logger LOG = LoggerFactory.getLogger(QuarterlyHabits.class);

  /** Of each reviewer or unit it is told of so many issues. */
  private static final int TOLD = 10;

  private final ReviewRows rows;
  private final FoundDoubts doubts;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;

  QuarterlyHabits(
      ReviewRows rows,
      FoundDoubts doubts,
      Clock clock,
      @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.doubts = doubts;
    this.clock = clock;
    this.zone = zone;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Compares the quarter that ended last, unless that has been done. */
  @Scheduled(
      initialDelayString = "${bihuan.doubts.first-look:PT1M}",
      fixedDelayString = "${bihuan.doubts.habits-look:PT1H}")
  void look() {
    Quarter quarter = Quarter.endedBefore(LocalDate.ofInstant(clock.instant(), zone));
    try {
      transaction.executeWithoutResult(
          status -> {
            if (rows.begin(quarter.end())) {
              doubts.keep(found(quarter));
            }
          });
    } catch (DataAccessException e) {
      LOG.warn("Habits of {} are not compared for now: {}", quarter.code(), e.getMessage());
    }
  }

  /** What is unusual in a quarter. */
  List<Found> found(Quarter quarter) {
    Instant from = quarter.from(zone);
    Instant to = quarter.to(zone);
    Instant week = quarter.lastWeek(zone);
    List<Habit> habits =
        List.of(
            new Habit(Rule.OFTEN_FAST, false, rows.fast(from, to)),
            new Habit(Rule.NEVER_SENT_BACK, true, rows.sentBack(from, to)),
            new Habit(Rule.LAST_WEEK, false, rows.lastWeek(from, week, to)));
    List<Found> found = new ArrayList<>();
    for (Flag flag : Unusual.among(habits)) {
      String subject = flag.share().subject();
      int space = subject.indexOf(' ');
      switch (flag.habit().rule()) {
        case OFTEN_FAST ->
            tell(found, quarter, flag, subject, rows.fastOnes(subject, from, to, TOLD));
        case NEVER_SENT_BACK -> {
          String reviewer = subject.substring(0, space);
          String unit = subject.substring(space + 1);
          tell(found, quarter, flag, reviewer, rows.passed(reviewer, unit, from, to, TOLD));
        }
        default -> tell(found, quarter, flag, "", rows.handedIn(subject, week, to, TOLD));
      }
    }
    return found;
  }

  private static void tell(
      List<Found> found, Quarter quarter, Flag flag, String author, List<Shown> shown) {
    Rule rule = flag.habit().rule();
    Map<String, Object> facts = new HashMap<>();
    facts.put("period", quarter.code());
    facts.put("subject", flag.share().subject());
    facts.put("some", flag.share().some());
    facts.put("of", flag.share().of());
    facts.put("otherSome", some(rule, flag));
    facts.put("otherOf", flag.others().of());
    facts.put("chance", flag.chance());
    String about = quarter.code() + " " + flag.share().subject();
    for (Shown one : shown) {
      found.add(Found.alone(one.issue(), rule, one.round(), about, author, facts));
    }
  }

  /** Of who never sends back, what counts of the others is how often they do. */
  private static int some(Rule rule, Flag flag) {
    return rule == Rule.NEVER_SENT_BACK
        ? flag.others().of() - flag.others().some()
        : flag.others().some();
  }
}
