package org.bihuan.ledger.row;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.ledger.reading.LedgerLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of imported ledger rows: read and written in batches, never row by row. */
@Repository
public class LedgerRows {

  /** Rows written by one call of the driver. */
  private static final int BATCH = 1_000;

  /**
   * As many values as a ledger may have rows: each query is one statement, and within the limit of
   * its parameters.
   */
  private static final int ASKED = LedgerLimits.ROWS;

  private final JdbcTemplate jdbc;

  LedgerRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A row that has become an issue.
   *
   * @param again how many issues of the same row there were that its importer could not see
   */
  public record Imported(
      String fingerprint, int again, String issue, @Nullable LocalDate foundOn) {}

  /**
   * The issues imported before, by fingerprint: several where the importer of a later one could not
   * see the earlier.
   */
  public Map<String, List<String>> known(List<String> fingerprints) {
    Map<String, List<String>> known = new HashMap<>();
    for (List<String> batch : batches(fingerprints)) {
      String sql =
          "select fingerprint, issue from ledger_row where fingerprint in "
              + list(batch)
              + " order by fingerprint, again";
      jdbc.query(
          sql,
          row -> {
            known
                .computeIfAbsent(row.getString(1), fingerprint -> new ArrayList<>())
                .add(row.getString(2));
          },
          batch.toArray());
    }
    return known;
  }

  /** The days on which imported issues were found, by issue, as their ledgers say. */
  public Map<String, LocalDate> foundOn(List<String> issues) {
    Map<String, LocalDate> days = new HashMap<>();
    for (List<String> batch : batches(issues)) {
      String sql =
          "select issue, found_on from ledger_row where found_on is not null and issue in "
              + list(batch);
      jdbc.query(
          sql,
          row -> {
            days.put(row.getString(1), row.getObject(2, LocalDate.class));
          },
          batch.toArray());
    }
    return days;
  }

  /**
   * The rows from which an issue was imported: one or none, unless somebody changed the database
   * directly.
   */
  public List<Imported> of(String issue) {
    return jdbc.query(
        "select fingerprint, again, issue, found_on from ledger_row where issue = ?",
        (row, n) ->
            new Imported(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getObject(4, LocalDate.class)),
        issue);
  }

  public void add(List<Imported> rows, Instant now) {
    jdbc.batchUpdate(
        "insert into ledger_row (fingerprint, again, issue, found_on, imported_at)"
            + " values (?, ?, ?, ?, ?)",
        rows,
        BATCH,
        (statement, row) -> {
          statement.setString(1, row.fingerprint());
          statement.setInt(2, row.again());
          statement.setString(3, row.issue());
          statement.setDate(4, row.foundOn() == null ? null : Date.valueOf(row.foundOn()));
          statement.setTimestamp(5, Timestamp.from(now));
        });
  }

  private static List<List<String>> batches(List<String> all) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ASKED) {
      batches.add(all.subList(from, Math.min(all.size(), from + ASKED)));
    }
    return batches;
  }

  private static String list(List<String> batch) {
    return "(" + "?, ".repeat(batch.size() - 1) + "?)";
  }
}
