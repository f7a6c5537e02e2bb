package org.bihuan.issue.number;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Assigns issue numbers: unique, ascending on each node, with gaps where an opening was refused or
 * a node stopped. A node reserves them in blocks in the background, so that two people opening
 * issues seldom wait for each other; where no block is available, one number is taken in the
 * caller's transaction.
 */
@Component
public class IssueNumbers {

  private static final Logger LOG = LoggerFactory.getLogger(IssueNumbers.class);

  private record Series(String root, int year) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savepoint;
  private final Executor background;
  private final int blockSize;
  private final Map<Series, NumberBlock> blocks = new ConcurrentHashMap<>();

  IssueNumbers(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      @Qualifier("applicationTaskExecutor") Executor background,
      @Value("${bihuan.issue.number-block:20}") int blockSize) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.background = background;
    this.blockSize = blockSize;
  }

  /** The next number of a series, such as {@code QH-2026-000123}. */
  public String next(String root, int year) {
    Series series = new Series(root, year);
    NumberBlock block = blocks.computeIfAbsent(series, s -> new NumberBlock(blockSize));
    Integer number = block.take();
    if (number == null) {
      number = reserve(series, 1);
    }
    int wanted = block.wanted(System.nanoTime());
    if (wanted > 0) {
      background.execute(() -> refill(series, block, wanted));
    }
    return "%s-%d-%06d".formatted(root, year, number);
  }

  private void refill(Series series, NumberBlock block, int wanted) {
    try {
      int start = Objects.requireNonNull(transaction.execute(status -> reserve(series, wanted)));
      block.refill(start, wanted, System.nanoTime());
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("no block of numbers for {} now; the next opening asks again", series, e);
      block.refillFailed();
    }
  }

  private int reserve(Series series, int count) {
    List<Integer> next =
        jdbc.queryForList(
            "select next from issue_number where root = ? and year_ = ? for update",
            Integer.class,
            series.root(),
            series.year());
    if (next.isEmpty()) {
      begin(series);
      return reserve(series, count);
    }
    jdbc.update(
        "update issue_number set next = ? where root = ? and year_ = ?",
        next.get(0) + count,
        series.root(),
        series.year());
    return next.get(0);
  }

  /**
   * Starts the series of a year; of several transactions that open its first issue at the same
   * time, only one does.
   */
  private void begin(Series series) {
    try {
      savepoint.executeWithoutResult(
          status ->
              jdbc.update(
                  "insert into issue_number (root, year_, next) values (?, ?, 1)",
                  series.root(),
                  series.year()));
    } catch (DuplicateKeyException begunMeanwhile) {
      LOG.debug("{} was begun by somebody else", series);
    }
  }
}
