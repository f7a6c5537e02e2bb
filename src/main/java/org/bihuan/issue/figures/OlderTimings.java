package org.bihuan.issue.figures;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.bihuan.issue.facts.Timing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Issues whose timing is not known, since they are older than this figure. */
@Repository
public class OlderTimings {

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;

  OlderTimings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** An issue without timing. */
  public record Older(
      String number,
      String type,
      int version,
      @Nullable String unit,
      boolean good,
      @Nullable Integer workingDays,
      int relapses) {}

  /** The timing of one. */
  public record WorkedOut(String number, Timing timing) {}

  public boolean areWorkedOut() {
    return jdbc.queryForList("select done from timing_worked_out where id = 1", Boolean.class)
        .contains(true);
  }

  /** From now on; how issues stood before is not known where some had no timing. */
  public void areWorkedOutNow() {
    jdbc.update("update timing_worked_out set done = true where id = 1");
    jdbc.update(
        "update issue_past_start set at = current_timestamp where id = 1 and at is not null");
  }

  /** The next ones by number; none where there are no more. */
  public List<Older> after(String number) {
    return jdbc.query(
        "select number, type, type_version, unit, good, working_days, relapses from issue"
            + " where due_runs is null and number > ? order by number limit "
            + BATCH,
        (row, n) -> {
          int days = row.getInt("working_days");
          Integer workingDays = row.wasNull() ? null : Integer.valueOf(days);
          return new Older(
              row.getString("number"),
              row.getString("type"),
              row.getInt("type_version"),
              row.getString("unit"),
              row.getBoolean("good"),
              workingDays,
              row.getInt("relapses"));
        },
        number);
  }

  /** Keeps them; an issue that an act has changed meanwhile stays as it is. */
  public void keep(List<WorkedOut> found) {
    jdbc.batchUpdate(
        "update issue set due_runs = ?, others_due_at = ?, handed_in_at = ?, spells = ?,"
            + " spell_days = ? where number = ? and due_runs is null",
        found,
        BATCH,
        (statement, one) -> {
          Timing timing = one.timing();
          statement.setBoolean(1, timing.dueRuns());
          time(statement, 2, timing.othersDueAt());
          time(statement, 3, timing.handedInAt());
          statement.setInt(4, timing.spells());
          statement.setInt(5, timing.spellDays());
          statement.setString(6, one.number());
        });
  }

  private static void time(PreparedStatement statement, int index, @Nullable Instant at)
      throws SQLException {
    if (at == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setTimestamp(index, Timestamp.from(at));
    }
  }
}
