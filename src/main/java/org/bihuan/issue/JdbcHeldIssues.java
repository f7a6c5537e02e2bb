package org.bihuan.issue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks issue rows with {@code select … for update}; {@link HeldInTransaction} writes them back.
 */
@Component
class JdbcHeldIssues implements HeldIssues {

  private static final String SELECT =
      "select "
          + IssueRows.COLUMNS
          + ", i.process, i.state, i.trail_seq, i.trail_hash from issue i where ";

  private final JdbcTemplate jdbc;
  private final IssueNumbers numbers;

  JdbcHeldIssues(JdbcTemplate jdbc, IssueNumbers numbers) {
    this.jdbc = jdbc;
    this.numbers = numbers;
  }

  @Override
  public Optional<HeldIssue> hold(String number) {
    HeldIssue held = inTransaction().byNumber(number);
    return held != null ? Optional.of(held) : lock("i.number = ?", number);
  }

  @Override
  public Optional<HeldIssue> holdByProcess(String process) {
    HeldIssue held = inTransaction().byProcess(process);
    return held != null ? Optional.of(held) : lock("i.process = ?", process);
  }

  @Override
  public Optional<HeldIssue> holdByTask(String task) {
    return lock("i.number = (select min(t.issue) from task t where t.id = ?)", task);
  }

  @Override
  public Optional<HeldIssue> inHand(String number) {
    return TransactionSynchronizationManager.getResource(this) instanceof HeldInTransaction held
        ? Optional.ofNullable(held.byNumber(number))
        : Optional.empty();
  }

  private Optional<HeldIssue> lock(String condition, String parameter) {
    List<HeldIssue> found =
        jdbc.query(SELECT + condition + " for update", (row, n) -> held(row), parameter);
    return found.stream().findFirst().map(inTransaction()::add);
  }

  @Override
  public Optional<HeldIssue> read(String number) {
    return jdbc.query(SELECT + "i.number = ?", (row, n) -> held(row), number).stream().findFirst();
  }

  @Override
  public HeldIssue create(Issue issue, String process) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    return inTransaction().add(new HeldIssue(true, issue, process, state, 0, TrailHash.START));
  }

  @Override
  public String nextNumber(String root, int year) {
    return numbers.next(root, year);
  }

  private static HeldIssue held(ResultSet row) throws SQLException {
    return new HeldIssue(
        false,
        IssueRows.issue(row),
        row.getString("process"),
        (ObjectNode) Canonical.of(Canonical.read(row.getString("state"))),
        row.getInt("trail_seq"),
        row.getString("trail_hash"));
  }

  private HeldInTransaction inTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an issue is held in a transaction only");
    }
    @Nullable Object bound = TransactionSynchronizationManager.getResource(this);
    if (bound != null) {
      return (HeldInTransaction) bound;
    }
    HeldInTransaction held = new HeldInTransaction(this, jdbc);
    TransactionSynchronizationManager.bindResource(this, held);
    TransactionSynchronizationManager.registerSynchronization(held);
    return held;
  }
}
