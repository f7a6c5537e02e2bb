package org.bihuan.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bihuan.issue.number.IssueNumbers;
import org.bihuan.issue.state.ChangeableState;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Locks issue rows with {@code select … for update}; {@link LockedInTransaction} writes them back.
 */
@Component
class JdbcLockedIssues implements LockedIssues {

  private static final String SELECT =
      "select "
          + IssueRows.COLUMNS
          + ", i.process, i.state, i.trail_seq, i.trail_hash, i.since_at from issue i where ";

  private final JdbcTemplate jdbc;
  private final IssueNumbers numbers;
  private final UnitOfWork unitOfWork;
  private final Clock clock;
  private final ObjectProvider<Watcher> watchers;

  /**
   * @param watchers asked for when something is written: they need what locks issues
   */
  JdbcLockedIssues(
      JdbcTemplate jdbc,
      IssueNumbers numbers,
      UnitOfWork unitOfWork,
      Clock clock,
      ObjectProvider<Watcher> watchers) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
    this.watchers = watchers;
  }

  @Override
  public Optional<LockedIssue> lock(String number) {
    LockedIssue locked = inTransaction().byNumber(number);
    return locked != null ? Optional.of(locked) : lock("i.number = ?", number);
  }

  @Override
  public Optional<LockedIssue> lockByProcess(String process) {
    LockedIssue locked = inTransaction().byProcess(process);
    return locked != null ? Optional.of(locked) : lock("i.process = ?", process);
  }

  @Override
  public Optional<LockedIssue> lockByTask(String task) {
    return lock("i.number = (select min(t.issue) from task t where t.id = ?)", task);
  }

  @Override
  public Optional<LockedIssue> locked(String number) {
    return unitOfWork.find(LockedInTransaction.class).map(locked -> locked.byNumber(number));
  }

  private Optional<LockedIssue> lock(String condition, String parameter) {
    List<LockedIssue> found =
        jdbc.query(SELECT + condition + " for update", (row, n) -> locked(row), parameter);
    return found.stream().findFirst().map(inTransaction()::add);
  }

  @Override
  public LockedIssue create(Issue issue, String process) {
    ChangeableState state = ChangeableState.empty();
    return inTransaction()
        .add(new LockedIssue(true, issue, issue.openedAt(), process, state, 0, TrailHash.START));
  }

  @Override
  public String nextNumber(String root, int year) {
    return numbers.next(root, year);
  }

  private static LockedIssue locked(ResultSet row) throws SQLException {
    return new LockedIssue(
        false,
        IssueRows.issue(row),
        row.getTimestamp("since_at").toInstant(),
        row.getString("process"),
        ChangeableState.stored(row.getString("state")),
        row.getInt("trail_seq"),
        row.getString("trail_hash"));
  }

  private void changed(LockedIssue issue) {
    watchers.forEach(watcher -> watcher.changed(issue));
  }

  private LockedInTransaction inTransaction() {
    return unitOfWork.get(
        LockedInTransaction.class,
        () -> {
          LockedInTransaction locked = new LockedInTransaction(jdbc, clock, this::changed);
          unitOfWork.beforeCommit(Phase.WRITE, locked::write);
          return locked;
        });
  }
}
