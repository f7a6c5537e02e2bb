package org.bihuan.integrity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.bihuan.issue.trail.Difference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of issues (missing ones too) and files with a difference that was found: one row each,
 * until they are found intact again.
 */
@Component
public class KnownDifferences {

  private static final Logger LOG = LoggerFactory.getLogger(KnownDifferences.class);
  private static final int LONGEST = 200;

  private final JdbcTemplate jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate transaction;

  KnownDifferences(
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
   * The first difference of an issue or a file.
   *
   * @param subject the issue's number, or the file's name and version
   * @param fault in lower case, see {@link Difference.Fault}
   */
  public record Finding(
      String subject,
      Instant foundAt,
      String what,
      String where,
      String fault,
      @Nullable Integer seq) {

    /** Whether it concerns an issue that exists. */
    public boolean hasIssue() {
      return !isFile(subject) && !where.equals(subject);
    }
  }

  /**
   * The known differences.
   *
   * @param count of all
   * @param newest the newest ones, newest first
   * @param endedAt when the last round over everything ended; null before the first
   */
  public record Known(long count, List<Finding> newest, @Nullable Instant endedAt) {}

  /** Numbers of issues have no colon; names of files have one before the version. */
  static boolean isFile(String subject) {
    return subject.indexOf(':') >= 0;
  }

  /**
   * Stores a difference, and logs it once; administrators are notified where none was known of the
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
        "{}: {} {} is {}, which is not what was recorded",
        issue,
        difference.what(),
        difference.where(),
        difference.fault().code());
    boolean known = forget(issue);
    jdbc.update(
        "insert into integrity_finding (subject, found_at, what, place, fault, seq)"
            + " values (?,?,?,?,?,?)",
        issue,
        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        difference.what(),
        where,
        difference.fault().code(),
        difference.seq());
    if (!known) {
      events.publishEvent(new DifferenceFound(issue));
    }
  }

  private boolean isKnown(String issue, Difference difference, String where) {
    Long same =
        jdbc.queryForObject(
            "select count(*) from integrity_finding"
                + " where subject = ? and what = ? and place = ? and fault = ?",
            Long.class,
            issue,
            difference.what(),
            where,
            difference.fault().code());
    return same != null && same > 0;
  }

  /** Forgets the difference of an issue that is intact now. */
  void whole(String issue) {
    if (forget(issue)) {
      LOG.info("{}: is again what was recorded", issue);
    }
  }

  private boolean forget(String issue) {
    return jdbc.update("delete from integrity_finding where subject = ?", issue) > 0;
  }

  /** Forgets the differences of all files except these. */
  void keepOfFiles(Collection<String> files) {
    jdbc
        .queryForList(
            "select subject from integrity_finding where subject like '%:%'", String.class)
        .stream()
        .filter(file -> !files.contains(file))
        .forEach(this::whole);
  }

  /** The known differences: their number, and the newest ones. */
  public Known known(int limit) {
    return new Known(
        count(),
        newest(limit),
        jdbc.queryForObject(
            "select ended_at from integrity_round where id = 1",
            (row, n) -> {
              Timestamp ended = row.getTimestamp(1);
              return ended == null ? null : ended.toInstant();
            }));
  }

  /** The newest known differences, newest first. */
  public List<Finding> newest(int limit) {
    return jdbc.query(
        "select subject, found_at, what, place, fault, seq from integrity_finding"
            + " order by found_at desc, subject limit ?",
        (row, n) -> {
          int seq = row.getInt("seq");
          return new Finding(
              row.getString("subject"),
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
