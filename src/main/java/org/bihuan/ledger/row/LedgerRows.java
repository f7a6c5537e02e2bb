package org.bihuan.ledger.row;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  /** The columns of the keys that rows share with what they merely resemble. */
  private static final List<String> LOOSE = List.of("described", "placed", "said", "found");

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
   * @param said of its description alone, at any unit
   * @param found of its unit, category and the day it was found; null where it gives none
   */
  public record Keys(
      String fingerprint, String described, String placed, String said, @Nullable String found) {

    private Map<String, @Nullable String> loose() {
      Map<String, @Nullable String> loose = new LinkedHashMap<>();
      loose.put("described", described);
      loose.put("placed", placed);
      loose.put("said", said);
      loose.put("found", found);
      return loose;
    }
  }

  /**
   * What the ledgers said of an issue.
   *
   * @param fingerprint of the row that spoke last
   * @param foundOn the day on which it was found; null where no row says
   */
  public record Last(String fingerprint, @Nullable LocalDate foundOn) {}

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
    List<String> selects = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (String column : LOOSE) {
      List<String> wanted =
          keys.stream()
              .map(key -> key.loose().get(column))
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      for (List<String> batch : batches(wanted)) {
        if (parameters.size() + batch.size() > ASKED) {
          found.addAll(issues(selects, parameters));
          selects.clear();
          parameters.clear();
        }
        selects.add("select issue from ledger_row where " + column + " in " + list(batch));
        parameters.addAll(batch);
      }
    }
    found.addAll(issues(selects, parameters));
    return found;
  }

  private List<String> issues(List<String> selects, List<String> parameters) {
    return selects.isEmpty()
        ? List.of()
        : jdbc.queryForList(
            String.join(" union ", selects) + " order by issue limit " + ASKED,
            String.class,
            parameters.toArray());
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

  /** What the ledgers said of these issues, by issue; without those that no ledger mentions. */
  public Map<String, Last> last(List<String> issues) {
    Map<String, Last> last = new HashMap<>();
    for (List<String> batch : batches(issues)) {
      String sql =
          "select issue, fingerprint, found_on from ledger_row where issue in "
              + list(batch)
              + " order by imported_at";
      jdbc.query(
          sql,
          row -> {
            LocalDate day = row.getObject(3, LocalDate.class);
            Last before = last.get(row.getString(1));
            last.put(
                row.getString(1),
                new Last(row.getString(2), day == null && before != null ? before.foundOn() : day));
          },
          batch.toArray());
    }
    return last;
  }

  /** The days on which imported issues were found, by issue, as their ledgers say. */
  public Map<String, LocalDate> foundOn(List<String> issues) {
    Map<String, LocalDate> days = new HashMap<>();
    last(issues)
        .forEach(
            (issue, said) -> {
              if (said.foundOn() != null) {
                days.put(issue, said.foundOn());
              }
            });
    return days;
  }

  /** Makes earlier rows those that spoke last of their issues. */
  public void again(List<Imported> rows, Instant now) {
    jdbc.batchUpdate(
        "update ledger_row set imported_at = ? where fingerprint = ? and issue = ?",
        rows,
        BATCH,
        (statement, row) -> {
          statement.setTimestamp(1, Timestamp.from(now));
          statement.setString(2, row.fingerprint());
          statement.setString(3, row.issue());
        });
  }

  /** The rows from which an issue was imported, and by which it was corrected since. */
  public List<Imported> of(String issue) {
    return jdbc.query(
        "select fingerprint, described, placed, said, found, again, issue, found_on"
            + " from ledger_row where issue = ?",
        (row, n) ->
            new Imported(
                new Keys(
                    row.getString(1),
                    Objects.requireNonNullElse(row.getString(2), ""),
                    Objects.requireNonNullElse(row.getString(3), ""),
                    Objects.requireNonNullElse(row.getString(4), ""),
                    row.getString(5)),
                row.getInt(6),
                row.getString(7),
                row.getObject(8, LocalDate.class)),
        issue);
  }

  public void add(List<Imported> rows, Instant now) {
    jdbc.batchUpdate(
        "insert into ledger_row (fingerprint, again, issue, found_on, imported_at, described,"
            + " placed, said, found) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
          statement.setString(8, row.keys().said());
          statement.setString(9, row.keys().found());
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
