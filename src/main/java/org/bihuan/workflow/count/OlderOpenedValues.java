package org.bihuan.workflow.count;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Executor;
import org.bihuan.http.Problem;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.restricted.RestrictedReference;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
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
 * Reads from the trails of issues from before this was kept what they were opened with, so that
 * they are counted too. Done once, in the background, some hundred issues a transaction; after a
 * stop it goes on where it was.
 */
@Component
public class OlderOpenedValues implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(OlderOpenedValues.class);

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final IssueTypes types;
  private final TransactionTemplate transaction;
  private final Executor background;

  OlderOpenedValues(
      JdbcTemplate jdbc,
      IssueTypes types,
      PlatformTransactionManager manager,
      @Qualifier("applicationTaskExecutor") Executor background) {
    this.jdbc = jdbc;
    this.types = types;
    this.transaction = new TransactionTemplate(manager);
    this.background = background;
  }

  private record OpenedIssue(String number, String entry) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (!isDone("select done from opened_values_read where id = 1")) {
      background.execute(this::tryAll);
    }
  }

  private void tryAll() {
    try {
      all();
    } catch (DataAccessException e) {
      LOG.warn("What older issues were opened with is read after the next start", e);
    }
  }

  /** Reads all that is left. */
  public void all() {
    while (next(BATCH)) {
      // each batch is committed
    }
  }

  /**
   * Reads the next issues. Several nodes take turns.
   *
   * @param most how many issues
   * @return whether there may be more
   */
  public boolean next(int most) {
    return Boolean.TRUE.equals(transaction.execute(status -> read(most)));
  }

  private boolean read(int most) {
    if (isDone("select done from opened_values_read where id = 1 for update")) {
      return false;
    }
    List<OpenedIssue> issues =
        jdbc.query(
            "select i.number, e.data from issue i join trail_entry e on e.issue = i.number"
                + " and e.seq = 1 where i.number >"
                + " (select through from opened_values_read where id = 1)"
                + " order by i.number limit ?",
            (row, n) -> new OpenedIssue(row.getString(1), row.getString(2)),
            most);
    List<Object[]> values =
        issues.stream().flatMap(issue -> values(issue).stream()).map(this::once).toList();
    if (!values.isEmpty()) {
      jdbc.batchUpdate(
          "insert into opened_value (issue, field, code, type) select ?, ?, ?, ? where not exists"
              + " (select 1 from opened_value where issue = ? and field = ? and code = ?)",
          values);
    }
    if (issues.size() < most) {
      jdbc.update("update opened_values_read set done = true where id = 1");
      return false;
    }
    jdbc.update(
        "update opened_values_read set through = ? where id = 1",
        issues.get(issues.size() - 1).number());
    return true;
  }

  private boolean isDone(String sql) {
    return jdbc.queryForList(sql, Boolean.class).contains(true);
  }

  private Object[] once(Object[] row) {
    return new Object[] {row[0], row[1], row[2], row[3], row[0], row[1], row[2]};
  }

  /** By the form with which it was opened; none where that, or the trail, cannot be read. */
  private List<Object[]> values(OpenedIssue issue) {
    try {
      Opened opened = new Opened(Canonical.read(issue.entry()));
      ProcessModel model = types.get(opened.type(), opened.fileVersion()).model();
      JsonNode fields = RestrictedReference.removed(opened.fields());
      return fields.isObject()
          ? OpenedValues.rows(
              issue.number(), opened.type(), model.startForm(), Canonical.map(fields))
          : List.of();
    } catch (Problem | IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}
