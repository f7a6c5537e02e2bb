package org.bihuan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.http.search.PlannedForValues;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.organization.Caller;
import org.bihuan.report.cell.Counts;
import org.bihuan.report.cell.FigureCells;
import org.bihuan.report.cell.FigureCells.Grouping;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts in one statement and one pass over the issues; the same SQL for H2 and PostgreSQL. */
@Repository
class FigureQuery {

  private static final String COUNTS =
      "select grp, "
          + Counts.sums()
          + " from (select %s as grp, cast(? as timestamp(3) with time zone) as moment, "
          + Counts.columns()
          + " from %s where %s) seen group by grp";

  private final JdbcTemplate jdbc;
  private final FigureCells cells;
  private final ZoneId zone;

  FigureQuery(JdbcTemplate jdbc, FigureCells cells, @Value("${bihuan.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.cells = cells;
    this.zone = zone;
  }

  /**
   * @param key as in the database; null for issues that have none
   */
  record Counted(@Nullable String key, Figures figures) {}

  /** The same as below for what a caller asks, from cells where they hold it. */
  List<Counted> count(
      Caller caller, IssueFilter filter, @Nullable Dimension by, Selection selection) {
    return countBy(caller, filter, grouping(by), selection, FigureQuery::counted);
  }

  /** By month, and within each by unit: the month, a space, and the unit's code if there is one. */
  List<Counted> countByMonthAndUnit(
      Caller caller, IssueFilter filter, Dimension month, Selection selection) {
    String ofIssues = grouping(month).ofIssues() + " || ' ' || coalesce(i.unit, '')";
    Grouping both = new Grouping(month.code(), "c.word || ' ' || coalesce(c.unit, '')", ofIssues);
    return countBy(caller, filter, both, selection, FigureQuery::counted);
  }

  /** Reads a row of a statement whose columns are a key and the figures. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Groups of any kind, from cells where they hold it; columns are those of {@link Counts}. */
  <T> List<T> countBy(
      Caller caller, IssueFilter filter, Grouping by, Selection selection, Reader<T> reader) {
    Condition sums =
        cells
            .sums(caller, filter, by, selection)
            .orElseGet(() -> ofRows(new Condition(by.ofIssues(), List.of()), selection));
    return PlannedForValues.query(
        jdbc, sums.sql(), (row, i) -> reader.read(row), sums.parameters());
  }

  private Grouping grouping(@Nullable Dimension by) {
    String none = "cast(null as varchar(1))";
    if (by == null) {
      return new Grouping(null, none, none);
    }
    return by == Dimension.UNIT
        ? new Grouping(null, "c.unit", by.key(zone))
        : new Grouping(by.code(), "c.word", by.key(zone));
  }

  /**
   * One group for every key that occurs, unordered; a single one without key where figures are not
   * grouped.
   */
  List<Counted> count(@Nullable Dimension by, Selection selection) {
    return countBy(new Condition(grouping(by).ofIssues(), List.of()), selection);
  }

  /**
   * The same for groups of any kind.
   *
   * @param key an expression over the table {@code issue} alias {@code i}
   */
  List<Counted> countBy(Condition key, Selection selection) {
    Condition sums = ofRows(key, selection);
    return jdbc.query(sums.sql(), (row, i) -> counted(row), sums.parameters().toArray());
  }

  private static Condition ofRows(Condition key, Selection selection) {
    List<Object> parameters = new ArrayList<>(key.parameters());
    parameters.add(Timestamp.from(selection.at()));
    parameters.addAll(selection.table().parameters());
    parameters.addAll(selection.condition().parameters());
    return new Condition(
        COUNTS.formatted(key.sql(), selection.table().sql(), selection.condition().sql()),
        parameters);
  }

  private static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        row.getString(1),
        new Figures(
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8),
            row.getLong(9),
            row.getLong(10),
            row.getLong(11),
            row.getLong(12),
            row.getLong(13),
            row.getLong(14),
            row.getLong(15),
            Map.of()));
  }
}
