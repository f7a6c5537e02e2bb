package org.bihuan.report.cell;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.past.AsOf;
import org.bihuan.report.cell.FigureCells.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers figures into cells whenever enough has changed since the last time, so that no reading
 * adds up more changes than that. Any node does it; of two at once one is refused.
 */
@Component
public class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** How many changes are added up at a reading, and gathered at once. */
  private static final int ENOUGH = 5000;

  private static final int MOST_COUNTED = 1_000_000;

  /** How many a minute, where much has changed. */
  private static final int MOST_AT_ONCE = 10;

  /** What becomes overdue without any change is added up too, from the last one on. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** No act takes longer from its entry to its commit; what came later would be missed. */
  private static final Duration SETTLED = Duration.ofHours(1);

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Map<String, String> words;

  Checkpoints(
      JdbcTemplate jdbc,
      Clock clock,
      PlatformTransactionManager transactions,
      @Value("${bihuan.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.words = words(zone);
  }

  /** Of each dimension the expression of its word over issues alias {@code i}. */
  private static Map<String, String> words(ZoneId zone) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(FigureCells.ALL, "cast(null as varchar(100))");
    for (String fact : List.of("category", "severity", "source", "campaign")) {
      words.put(fact, "i." + fact);
    }
    words.put("round", "cast(i.round as varchar(10))");
    words.put("month", Months.opened(zone));
    words.put("foundMonth", Months.found(zone));
    return words;
  }

  @Scheduled(initialDelayString = "${bihuan.figures.first-look:PT2M}", fixedDelayString = "PT1M")
  void run() {
    try {
      catchUp(clock.instant().minus(SETTLED), ENOUGH, MOST_AT_ONCE);
    } catch (DuplicateKeyException elsewhere) {
      LOG.debug("Another node gathers figures");
    } catch (DataAccessException e) {
      LOG.warn("Figures are not gathered for now: {}", e.getMessage());
    }
  }

  /**
   * Gathers at each moment at which so much has changed since the one before.
   *
   * @param until a moment before which all is committed
   * @param enough how many changes
   * @param most how often at once
   */
  public void catchUp(Instant until, int enough, int most) {
    for (int i = 0; i < most; i++) {
      Checkpoint last = last().orElse(null);
      Instant since = last == null ? Instant.EPOCH : last.at();
      boolean due = last != null && since.plus(LONGEST).isBefore(until);
      if (changes(since, until, enough) < (due ? 1 : enough)) {
        return;
      }
      Instant at = last == null ? until : nth(since, until, enough);
      if (!gather(at)) {
        return;
      }
    }
  }

  /** The moment by which so much has changed; the end where it has not. */
  private Instant nth(Instant since, Instant until, int enough) {
    return jdbc
        .query(
            "select to_at from issue_past where to_at > ? and to_at <= ?"
                + " order by to_at offset ? limit 1",
            (row, n) -> row.getTimestamp(1).toInstant(),
            Timestamp.from(since),
            Timestamp.from(until),
            enough - 1)
        .stream()
        .findFirst()
        .orElse(until);
  }

  /**
   * Gathers what figures count at a moment, after the last one.
   *
   * @param moment before which all is committed
   * @return whether it did
   */
  public boolean gather(Instant moment) {
    Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
    return Boolean.TRUE.equals(transaction.execute(status -> gatherOnce(at)));
  }

  private boolean gatherOnce(Instant at) {
    Checkpoint last = last().orElse(null);
    if (!isKnown(at) || (last != null && !at.isAfter(last.at()))) {
      return false;
    }
    int changes = changes(last == null ? Instant.EPOCH : last.at(), at, MOST_COUNTED);
    long id = last == null ? 1 : last.id() + 1;
    jdbc.update(
        "insert into figure_checkpoint (id, at, changes) values (?, ?, ?)",
        id,
        Timestamp.from(at),
        changes);
    words.forEach((dimension, word) -> gather(id, at, last, dimension, word));
    return true;
  }

  private Optional<Checkpoint> last() {
    return jdbc
        .query(
            "select id, at from figure_checkpoint order by id desc limit 1",
            (row, n) -> new Checkpoint(row.getLong(1), row.getTimestamp(2).toInstant()))
        .stream()
        .findFirst();
  }

  private boolean isKnown(Instant at) {
    return jdbc.queryForList(
            "select id from issue_past_start where id = 1 and (at is null or at <= ?)",
            Integer.class,
            Timestamp.from(at))
        .contains(1);
  }

  private int changes(Instant from, Instant to, int most) {
    Integer changes =
        jdbc.queryForObject(
            "select (select count(*) from (select number from issue_past"
                + " where to_at > ? and to_at <= ? limit ?) a)"
                + " + (select count(*) from (select number from issue"
                + " where opened_at > ? and opened_at <= ? limit ?) b)",
            Integer.class,
            Timestamp.from(from),
            Timestamp.from(to),
            most,
            Timestamp.from(from),
            Timestamp.from(to),
            most);
    return changes == null ? 0 : changes;
  }

  private void gather(
      long id, Instant at, @Nullable Checkpoint last, String dimension, String word) {
    AsOf source = last == null ? first(at) : FigureCells.changes(last.at(), at);
    List<Object> parameters = new ArrayList<>(List.of(id, dimension));
    if (last != null) {
      parameters.add(last.id());
      parameters.add(dimension);
    }
    parameters.addAll(source.parameters());
    String before =
        last == null
            ? ""
            : "select c.type, c.unit, c.supervisor, c.word, %s from figure_cell c"
                    .formatted(Counts.names())
                + " where c.checkpoint = ? and c.dimension = ? union all ";
    jdbc.update(
        """
        insert into figure_cell (checkpoint, dimension, type, unit, supervisor, word, %1$s)
        select cast(? as bigint), cast(? as varchar(16)), type, unit, supervisor, word, %2$s from (
          %3$s select type, unit, supervisor, word, %4$s from (
            select i.type, i.unit, i.supervisor, %5$s as word, i.sign_, i.moment, %6$s from %7$s) seen
        ) both_ group by type, unit, supervisor, word having sum(total) > 0
        """
            .formatted(
                Counts.names(),
                Counts.sumsOfNames(),
                before,
                Counts.signed(),
                word,
                Counts.columns(),
                source.sql()),
        parameters.toArray());
  }

  /** All issues as they stood, each with sign 1. */
  private static AsOf first(Instant at) {
    AsOf all = AsOf.counted(at);
    List<Object> parameters = new ArrayList<>(List.of(Timestamp.from(at)));
    parameters.addAll(all.parameters());
    return new AsOf(
        "(select 1 as sign_, cast(? as timestamp(3) with time zone) as moment, i.* from %s) i"
            .formatted(all.sql()),
        parameters);
  }
}
