package org.bihuan.issue.past;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * An issue as it stood for a time.
 *
 * @param revision as which it stood
 * @param from the first moment
 * @param to the first moment at which it stood otherwise
 * @param values by the columns of {@link #CHANGING} and {@link #FIXED}
 */
public record PastIssue(
    String number,
    long revision,
    Instant from,
    Instant to,
    Map<String, ? extends @Nullable Object> values) {

  /** Columns that never change while the issue exists, with their SQL types. */
  public static final Map<String, Integer> FIXED =
      types("type", Types.VARCHAR, "opened_at", Types.TIMESTAMP, "opened_by", Types.VARCHAR);

  /** Columns that make up how an issue stands, with their SQL types. */
  public static final Map<String, Integer> CHANGING =
      types(
          "found_on", Types.DATE,
          "type_version", Types.INTEGER,
          "title", Types.VARCHAR,
          "category", Types.VARCHAR,
          "severity", Types.VARCHAR,
          "source", Types.VARCHAR,
          "unit", Types.VARCHAR,
          "supervisor", Types.VARCHAR,
          "campaign", Types.VARCHAR,
          "due_at", Types.TIMESTAMP,
          "status", Types.VARCHAR,
          "resolution", Types.VARCHAR,
          "counted", Types.BOOLEAN,
          "good", Types.BOOLEAN,
          "closed_at", Types.TIMESTAMP,
          "working_days", Types.INTEGER,
          "round", Types.INTEGER,
          "relapses", Types.INTEGER,
          "steps", Types.VARCHAR,
          "due_runs", Types.BOOLEAN,
          "others_due_at", Types.TIMESTAMP,
          "handed_in_at", Types.TIMESTAMP,
          "spells", Types.INTEGER,
          "spell_days", Types.INTEGER);

  private static final List<String> COLUMNS = columns();

  /** PostgreSQL takes up to 65,535 values in a statement. */
  private static final int BATCH = 500;

  private static Map<String, Integer> types(Object... namesAndTypes) {
    Map<String, Integer> types = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      types.put((String) namesAndTypes[i], (Integer) namesAndTypes[i + 1]);
    }
    return Collections.unmodifiableMap(types);
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(FIXED.keySet());
    columns.addAll(CHANGING.keySet());
    return List.copyOf(columns);
  }

  /** Writes them with one statement for up to 500. */
  public static void write(JdbcTemplate jdbc, List<PastIssue> all) {
    String marks = "(" + "?,".repeat(COLUMNS.size() + 3) + "?),";
    for (int from = 0; from < all.size(); from += BATCH) {
      List<PastIssue> some = all.subList(from, Math.min(all.size(), from + BATCH));
      String rows = marks.repeat(some.size());
      List<Object> parameters = new ArrayList<>();
      some.forEach(one -> one.add(parameters));
      jdbc.update(
          "insert into issue_past (number, revision, from_at, to_at, %s) values %s"
              .formatted(
                  COLUMNS.stream().collect(Collectors.joining(", ")),
                  rows.substring(0, rows.length() - 1)),
          parameters.toArray());
    }
  }

  private void add(List<Object> parameters) {
    parameters.add(number);
    parameters.add(revision);
    parameters.add(Timestamp.from(from));
    parameters.add(Timestamp.from(to));
    FIXED.forEach((column, type) -> parameters.add(bound(type, values.get(column))));
    CHANGING.forEach((column, type) -> parameters.add(bound(type, values.get(column))));
  }

  /** With its type also where it is null: else PostgreSQL's driver plans the statement anew. */
  private static SqlParameterValue bound(int type, @Nullable Object value) {
    if (value instanceof Instant instant) {
      return new SqlParameterValue(type, Timestamp.from(instant));
    }
    if (value instanceof LocalDate day) {
      return new SqlParameterValue(type, Date.valueOf(day));
    }
    return new SqlParameterValue(type, value);
  }
}
