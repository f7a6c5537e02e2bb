package org.bihuan.integrity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Verifies all issues and their files again and again in the background, a little at a time. The
 * position is stored in the database, so that any node can continue where another stopped, one node
 * at a time.
 */
@Component
class IntegrityRounds {

  private static final Logger LOG = LoggerFactory.getLogger(IntegrityRounds.class);

  private static final int SLICE = 100;
  private static final Duration SLICE_TIME = Duration.ofSeconds(2);

  /**
   * Longer than any slice takes, and short enough that a crashed node does not block the others for
   * long.
   */
  private static final Duration LEASE = Duration.ofMinutes(10);

  /** The time from the end of a round to the start of the next. */
  private static final Duration ROUND = Duration.ofDays(1);

  private final JdbcTemplate jdbc;
  private final Integrity integrity;
  private final Clock clock;

  IntegrityRounds(JdbcTemplate jdbc, Integrity integrity, Clock clock) {
    this.jdbc = jdbc;
    this.integrity = integrity;
    this.clock = clock;
  }

  /** Does the next slice, if it is time and no other node is working on one. */
  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT30S")
  void run() {
    try {
      slice();
    } catch (DataAccessException e) {
      LOG.warn("The round over all records stops for now: {}", e.getMessage());
    }
  }

  /**
   * Does a slice.
   *
   * @return whether there was anything to do
   */
  boolean slice() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!begun(now)) {
      return false;
    }
    String after =
        jdbc.queryForObject("select after_issue from integrity_round where id = 1", String.class);
    Integrity.Walk walk = integrity.walk(after == null ? "" : after, SLICE, true, SLICE_TIME);
    String last = walk.last();
    if (last != null) {
      jdbc.update(
          "update integrity_round set after_issue = ?, leased_until = ? where id = 1",
          last,
          Timestamp.from(now));
    } else {
      jdbc.update(
          "update integrity_round set after_issue = '', leased_until = ?, ended_at = ?, due_at = ?"
              + " where id = 1",
          Timestamp.from(now),
          Timestamp.from(now),
          Timestamp.from(now.plus(ROUND)));
      LOG.info("All records were compared with their trails");
    }
    return true;
  }

  private boolean begun(Instant now) {
    return jdbc.update(
            "update integrity_round set leased_until = ? where id = 1 and leased_until <= ?"
                + " and due_at <= ?",
            Timestamp.from(now.plus(LEASE)),
            Timestamp.from(now),
            Timestamp.from(now))
        == 1;
  }
}
