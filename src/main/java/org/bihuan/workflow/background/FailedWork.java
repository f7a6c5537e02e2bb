package org.bihuan.workflow.background;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bihuan.issue.event.ProcessElement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What processes could not do in the background, and what is not tried any more: it waits for an
 * administrator. One SQL statement, whatever kinds there are.
 */
@Component
public class FailedWork {

  /**
   * Kinds of work and their tables, which have the columns {@code id, failures, cause, failed_at,
   * not_before}; and what tells whose it is.
   */
  private static final Map<String, String> KINDS =
      Map.of(
          "action",
          "select %s, by_issue as issue, process, version, element from requested_action",
          "opening",
          "select %s, issue, process, version, element from requested_opening",
          "document",
          "select %s, issue, process, version, element from requested_document",
          "clock",
          "select %s, issue, type as process, version, element from clock_opening",
          "look",
          "select %s, issue, process, version, element from child_look");

  private static final String COMMON = "id, cause, failed_at";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  FailedWork(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param issue the number of the issue whose process it belongs to
   * @param source the element that does it; null where none had begun
   * @param cause why it failed the last time
   */
  public record Failed(
      String id,
      @Nullable String issue,
      @Nullable ProcessElement source,
      String cause,
      Instant since) {}

  /** The oldest ones. */
  public List<Failed> list(int limit) {
    return jdbc.query(
        "select * from (" + all() + ") failed order by failed_at, kind, id limit ?",
        FailedWork::failed,
        limit);
  }

  public long count() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select count(*) from (" + all() + ") failed", Long.class));
  }

  private static String all() {
    return KINDS.entrySet().stream()
        .map(
            kind ->
                kind.getValue().formatted("'" + kind.getKey() + "' as kind, " + COMMON)
                    + " where failures >= "
                    + Attempts.MOST)
        .collect(Collectors.joining(" union all "));
  }

  private static Failed failed(ResultSet row, int n) throws SQLException {
    String process = row.getString("process");
    ProcessElement source =
        process == null
            ? null
            : new ProcessElement(process, row.getInt("version"), row.getString("element"));
    return new Failed(
        row.getString("kind") + "-" + row.getLong("id"),
        row.getString("issue"),
        source,
        row.getString("cause"),
        row.getTimestamp("failed_at").toInstant());
  }

  /** Whether an id may be one of these. */
  public boolean knows(String id) {
    return KINDS.containsKey(kind(id));
  }

  /** Has it tried anew; false where there is none that failed. */
  public boolean retry(String id) {
    String kind = kind(id);
    String table = KINDS.getOrDefault(kind, "");
    long number = number(id.substring(Math.min(id.length(), kind.length() + 1)));
    return !table.isEmpty()
        && jdbc.update(
                "update %s set failures = 0, not_before = ? where id = ? and failures >= ?"
                    .formatted(table.substring(table.lastIndexOf(' ') + 1)),
                Timestamp.from(clock.instant()),
                number,
                Attempts.MOST)
            == 1;
  }

  private static String kind(String id) {
    return id.substring(0, Math.max(0, id.indexOf('-')));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
