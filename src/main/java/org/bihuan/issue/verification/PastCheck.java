package org.bihuan.issue.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.issue.Issue;
import org.bihuan.issue.past.PastIssue;
import org.bihuan.issue.past.Standings;
import org.bihuan.issue.past.Standings.Stood;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares how an issue stood, and stands, with what its trail alone says: figures of now and as of
 * any moment count this. What was before the trail noted it is not compared.
 */
@Component
public class PastCheck implements RecordCheck {

  /** The row of how it stands now. */
  private static final String NOW = "now";

  private static final String COLUMNS =
      Stream.concat(PastIssue.FIXED.keySet().stream(), PastIssue.CHANGING.keySet().stream())
          .collect(Collectors.joining(", "));

  private final JdbcTemplate jdbc;

  PastCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Standings standings = new Standings();
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        standings.add(entry);
      }

      @Override
      public List<Difference> differences() {
        return compare(issue.number(), standings.all());
      }
    };
  }

  private record Row(@Nullable Instant to, Map<String, @Nullable Object> values) {}

  private List<Difference> compare(String number, List<Stood> stood) {
    if (stood.isEmpty()) {
      return List.of(); // older than what is compared here
    }
    Records records = new Records("past");
    Ids told = new Ids();
    for (int i = 0; i < stood.size(); i++) {
      Stood one = stood.get(i);
      boolean last = i == stood.size() - 1;
      Map<String, @Nullable Object> values = new LinkedHashMap<>(one.values());
      values.put("from_at", one.from());
      if (!last) {
        values.put("to_at", stood.get(i + 1).from());
      }
      records.told(last ? NOW : told.of(one.from()), one.seq(), values);
    }
    Ids found = new Ids();
    for (Row row : rows(number)) {
      Instant from = (Instant) Objects.requireNonNull(row.values().get("from_at"));
      Instant to = row.to();
      if (to == null) {
        records.found(NOW, row.values());
      } else if (!isOlder(to, from, stood.get(0))) {
        records.found(found.of(from), row.values());
      }
    }
    return records.differences();
  }

  /** How it stood when this began to be noted, up to the first entry that notes it. */
  private boolean isOlder(Instant to, Instant from, Stood first) {
    return to.equals(first.from())
        && from.isBefore(to)
        && jdbc
            .queryForList("select at from issue_past_start where id = 1", Timestamp.class)
            .stream()
            .anyMatch(start -> start != null && !from.isAfter(start.toInstant()));
  }

  private List<Row> rows(String number) {
    return jdbc.query(
        "select revision, from_at, to_at, %1$s from issue_past where number = ?".formatted(COLUMNS)
            + " union all select revision, since_at, cast(null as timestamp with time zone), %s"
                .formatted(COLUMNS)
            + " from issue where number = ? order by 1",
        (row, n) -> row(row),
        number,
        number);
  }

  private static Row row(ResultSet row) throws SQLException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map<String, Integer> columns : List.of(PastIssue.FIXED, PastIssue.CHANGING)) {
      for (Map.Entry<String, Integer> column : columns.entrySet()) {
        values.put(column.getKey(), value(row, column.getKey(), column.getValue()));
      }
    }
    Timestamp to = row.getTimestamp("to_at");
    values.put("from_at", row.getTimestamp("from_at").toInstant());
    values.put("to_at", to == null ? null : to.toInstant());
    return new Row(to == null ? null : to.toInstant(), values);
  }

  private static @Nullable Object value(ResultSet row, String column, int type)
      throws SQLException {
    Object value =
        switch (type) {
          case Types.INTEGER -> row.getInt(column);
          case Types.BOOLEAN -> row.getBoolean(column);
          case Types.TIMESTAMP -> instant(row.getTimestamp(column));
          default -> row.getString(column);
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /** Names rows by when they begin; of several in one millisecond, in their order. */
  private static final class Ids {
    private final List<Instant> given = new ArrayList<>();

    String of(Instant from) {
      long before = given.stream().filter(from::equals).count();
      given.add(from);
      return before == 0 ? from.toString() : from + " " + (before + 1);
    }
  }
}
