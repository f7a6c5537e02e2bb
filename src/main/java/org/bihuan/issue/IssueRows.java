package org.bihuan.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.jspecify.annotations.Nullable;

/** Between rows of the table {@code issue} and {@link Issue}. */
final class IssueRows {

  /** The columns {@link #issue} reads, of alias {@code i}. */
  static final String COLUMNS =
      "i.number, i.type, i.type_version, i.title, i.description, i.category, i.severity, i.source, i.unit,"
          + " i.supervisor, i.location, i.basis, i.campaign, i.parent, i.remark, i.opened_at, i.opened_by,"
          + " i.due_at, i.status, i.resolution, i.counted, i.good, i.closed_at, i.working_days, i.round,"
          + " i.relapses, i.steps, i.revision";

  private IssueRows() {}

  static Issue issue(ResultSet row) throws SQLException {
    int days = row.getInt("working_days");
    Integer workingDays = row.wasNull() ? null : Integer.valueOf(days);
    return new Issue(
        row.getString("number"),
        row.getString("type"),
        row.getInt("type_version"),
        row.getString("title"),
        row.getString("description"),
        row.getString("category"),
        Severity.stored(row.getString("severity")),
        row.getString("source"),
        row.getString("unit"),
        row.getString("supervisor"),
        row.getString("location"),
        row.getString("basis"),
        row.getString("campaign"),
        row.getString("parent"),
        row.getString("remark"),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("opened_by"),
        instant(row.getTimestamp("due_at")),
        Status.stored(row.getString("status")),
        row.getString("resolution"),
        row.getBoolean("counted"),
        row.getBoolean("good"),
        instant(row.getTimestamp("closed_at")),
        workingDays,
        row.getInt("round"),
        row.getInt("relapses"),
        steps(row.getString("steps")),
        row.getLong("revision"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** Comma on both sides of each step, so that one can be looked for. */
  static String steps(List<String> steps) {
    return steps.isEmpty() ? "" : "," + String.join(",", steps) + ",";
  }

  private static List<String> steps(String text) {
    return text.length() < 2
        ? List.of()
        : Arrays.asList(text.substring(1, text.length() - 1).split(",", -1));
  }
}
