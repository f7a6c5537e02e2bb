package org.bihuan.ledger.row;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.ledger.header.Table;
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
  private static final int ASKED = Table.ROWS;

  /** How many earlier imports are looked at, the latest first. */
  private static final int IMPORTS = 50;

  private final JdbcTemplate jdbc;

  LedgerRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * By what a row is recognized.
   *
   * @param fingerprint of all that a row says and that stays
   * @param described of its unit and description
   * @param placed of all but its description
   */
  public record Keys(String fingerprint, String described, String placed) {}

  /**
   * A row that has become an issue.
   *
   * @param again how many issues of the same row there were that its importer could not see
   */
  public record Imported(Keys keys, int again, String issue, @Nullable LocalDate foundOn) {

    public String fingerprint() {
      return keys.fingerprint();
    }
  }

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

  /** The issues imported before from rows that have one of these keys, besides the fingerprint. */
  public Set<String> resembling(List<Keys> keys) {
    Set<String> found = new HashSet<>();
    for (String column : List.of("described", "placed")) {
      boolean described = column.equals("described");
      List<String> wanted =
          keys.stream().map(described ? Keys::described : Keys::placed).distinct().toList();
      for (List<String> batch : batches(wanted)) {
        String sql =
            "select distinct issue from ledger_row where "
                + column
                + " in "
                + list(batch)
                + " order by issue limit "
                + ASKED;
        found.addAll(jdbc.queryForList(sql, String.class, batch.toArray()));
      }
    }
    return found;
  }

  /** The issues that were imported by the same imports as these: as many as a ledger has rows. */
  public Set<String> importedWith(List<String> issues) {
    Set<Timestamp> imports = new TreeSet<>(Comparator.reverseOrder());
    for (List<String> batch : batches(issues)) {
      String sql = "select distinct imported_at from ledger_row where issue in " + list(batch);
      imports.addAll(jdbc.queryForList(sql, Timestamp.class, batch.toArray()));
    }
    List<Timestamp> latest = imports.stream().limit(IMPORTS).toList();
    return latest.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.queryForList(
                "select issue from ledger_row where imported_at in "
                    + list(latest)
                    + " order by imported_at desc, issue limit "
                    + ASKED,
                String.class,
                latest.toArray()));
  }

  /** The days on which imported issues were found, by issue, as their ledgers say. */
  public Map<String, LocalDate> foundOn(List<String> issues) {
    Map<String, LocalDate> days = new HashMap<>();
    for (List<String> batch : batches(issues)) {
      String sql =
          "select issue, found_on from ledger_row where found_on is not null and issue in "
              + list(batch)
              + " order by imported_at";
      jdbc.query(
          sql,
          row -> {
            days.put(row.getString(1), row.getObject(2, LocalDate.class));
          },
          batch.toArray());
    }
    return days;
  }

  /** The rows from which an issue was imported, and by which it was corrected since. */
  public List<Imported> of(String issue) {
    return jdbc.query(
        "select fingerprint, described, placed, again, issue, found_on from ledger_row"
            + " where issue = ?",
        (row, n) ->
            new Imported(
                new Keys(
                    row.getString(1),
                    Objects.requireNonNullElse(row.getString(2), ""),
                    Objects.requireNonNullElse(row.getString(3), "")),
                row.getInt(4),
                row.getString(5),
                row.getObject(6, LocalDate.class)),
        issue);
  }

  public void add(List<Imported> rows, Instant now) {
    jdbc.batchUpdate(
        "insert into ledger_row (fingerprint, again, issue, found_on, imported_at, described,"
            + " placed) values (?, ?, ?, ?, ?, ?, ?)",
        rows,
        BATCH,
        (statement, row) -> {
          statement.setString(1, row.fingerprint());
          statement.setInt(2, row.again());
          statement.setString(3, row.issue());
          statement.setDate(4, row.foundOn() == null ? null : Date.valueOf(row.foundOn()));
          statement.setTimestamp(5, Timestamp.from(now));
          statement.setString(6, row.keys().described());
          statement.setString(7, row.keys().placed());
        });
  }

  private static List<List<String>> batches(List<String> all) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ASKED) {
      batches.add(all.subList(from, Math.min(all.size(), from + ASKED)));
    }
    return batches;
  }

  private static String list(List<?> batch) {
    return "(" + "?, ".repeat(batch.size() - 1) + "?)";
  }
}
