package org.bihuan.recurrence;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what was signed off before sign-offs were kept, so that it is found too. Done once, in the
 * background, some hundred issues a transaction; after a stop it goes on where it was.
 */
@Component
class OlderSignOffs implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(OlderSignOffs.class);

  private static final int BATCH = 200;

  private final JdbcTemplate jdbc;
  private final Issues issues;
  private final SignOffs signOffs;
  private final TransactionTemplate transaction;
  private final Executor background;

  OlderSignOffs(
      JdbcTemplate jdbc,
      Issues issues,
      SignOffs signOffs,
      PlatformTransactionManager manager,
      @Qualifier("applicationTaskExecutor") Executor background) {
    this.jdbc = jdbc;
    this.issues = issues;
    this.signOffs = signOffs;
    this.transaction = new TransactionTemplate(manager);
    this.background = background;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!isDone("select done from sign_offs_read where id = 1")) {
      background.execute(this::tryAll);
    }
  }

  private void tryAll() {
    try {
      while (next(BATCH)) {
        // each batch is committed
      }
    } catch (DataAccessException e) {
      LOG.warn("Older sign-offs are kept after the next start", e);
    }
  }

  /**
   * Keeps the next ones. Several nodes take turns.
   *
   * @param most how many issues
   * @return whether there may be more
   */
  boolean next(int most) {
    return Boolean.TRUE.equals(transaction.execute(status -> read(most)));
  }

  private boolean read(int most) {
    if (isDone("select done from sign_offs_read where id = 1 for update")) {
      return false;
    }
    List<String> numbers =
        jdbc.queryForList(
            "select i.number from issue i where i.good and i.number >"
                + " (select through from sign_offs_read where id = 1) order by i.number limit ?",
            String.class,
            most);
    for (Issue issue : issues.found(numbers)) {
      if (issue.closure().good() && signOffs.areKept(issue.type(), issue.typeVersion())) {
        signOffs.keep(issue);
      }
    }
    if (numbers.size() < most) {
      jdbc.update("update sign_offs_read set done = true where id = 1");
      return false;
    }
    jdbc.update(
        "update sign_offs_read set through = ? where id = 1",
        Objects.requireNonNull(numbers.get(numbers.size() - 1)));
    return true;
  }

  private boolean isDone(String sql) {
    return jdbc.queryForList(sql, Boolean.class).contains(true);
  }
}
