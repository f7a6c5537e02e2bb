package org.bihuan.integrity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.issue.Difference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues with a difference that was found: one row each, until they are found whole again. */
@Component
public class Findings {

  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
  private static final int LONGEST = 200;

  private final JdbcTemplate jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Findings(
      JdbcTemplate jdbc,
      ApplicationEventPublisher events,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * The first difference of an issue.
   *
   * @param fault in lower case, see {@link Difference.Fault}
   */
  public record Finding(
      String issue,
      Instant foundAt,
      String what,
      String where,
      String fault,
      @Nullable Integer seq) {}

  /**
   * Keeps what was found, and logs it once; administrators are told where nothing was known of the
   * issue.
   */
  public void found(String issue, Difference difference) {
    try {
      transaction.executeWithoutResult(status -> keep(issue, difference));
    } catch (DuplicateKeyException foundElsewhere) {
      LOG.debug("Issue {} was found to differ twice at once", issue);
    }
  }

  private void keep(String issue, Difference difference) {
    String place = difference.where();
    String where = place.length() <= LONGEST ? place : place.substring(0, LONGEST);
    if (isKnown(issue, difference, where)) {
      return;
    }
    LOG.error(
        "Issue {}: {} {} is {}, which its trail does not say",
        issue,
        difference.what(),
        difference.where(),
        difference.fault().word());
    boolean known = forget(issue);
    jdbc.update(
        "insert into integrity_finding (issue, found_at, what, place, fault, seq)"
            + " values (?,?,?,?,?,?)",
        issue,
        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        difference.what(),
        where,
        difference.fault().word(),
        difference.seq());
    if (!known) {
      events.publishEvent(new DifferenceFound(issue));
    }
  }

  private boolean isKnown(String issue, Difference difference, String where) {
    Long same =
        jdbc.queryForObject(
            "select count(*) from integrity_finding"
                + " where issue = ? and what = ? and place = ? and fault = ?",
            Long.class,
            issue,
            difference.what(),
            where,
            difference.fault().word());
    return same != null && same > 0;
  }

  /** The issue is whole. */
  void whole(String issue) {
    if (forget(issue)) {
      LOG.info("Issue {}: its records are again what its trail says", issue);
    }
  }

  private boolean forget(String issue) {
    return jdbc.update("delete from integrity_finding where issue = ?", issue) > 0;
  }

  /** What is known to differ, the newest first. */
  public List<Finding> newest(int limit) {
    return jdbc.query(
        "select issue, found_at, what, place, fault, seq from integrity_finding"
            + " order by found_at desc, issue limit ?",
        (row, n) -> {
          int seq = row.getInt("seq");
          return new Finding(
              row.getString("issue"),
              row.getTimestamp("found_at").toInstant(),
              row.getString("what"),
              row.getString("place"),
              row.getString("fault"),
              row.wasNull() ? null : Integer.valueOf(seq));
        },
        limit);
  }

  long count() {
    Long count = jdbc.queryForObject("select count(*) from integrity_finding", Long.class);
    return count == null ? 0 : count;
  }
}
