package org.bihuan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.Issues.Selection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts in one statement and one pass over the issues; the same SQL for H2 and PostgreSQL. */
@Repository
class FigureQuery {

  private static final String COUNTS =
      """
      select grp,
        count(*),
        sum(case when status = 'open' then 1 else 0 end),
        sum(case when good then 1 else 0 end),
        sum(case when status = 'closed' and not counted then 1 else 0 end),
        sum(case when status = 'open' and due_runs is not false and due_at < ? then 1 else 0 end),
        sum(case when good and round = 1 then 1 else 0 end),
        sum(spell_days),
        sum(spells),
        sum(case when relapses > 0 then 1 else 0 end),
        sum(case when status = 'open' and others_due_at < ? then 1 else 0 end),
        sum(case when good and due_at is not null and done_at <= due_at then 1 else 0 end),
        sum(case when good and due_at is not null and done_at > due_at then 1 else 0 end),
        sum(case when status = 'closed' and counted and not good then 1 else 0 end),
        sum(case when status = 'standing' then 1 else 0 end)
      from (select %s as grp, i.status, i.good, i.counted, i.due_at, i.round, i.relapses,
                   i.due_runs, i.others_due_at, i.spells, i.spell_days,
                   coalesce(i.handed_in_at, i.closed_at) as done_at
            from %s where %s) seen
      group by grp
      """;

  private final JdbcTemplate jdbc;
  private final ZoneId zone;

  FigureQuery(JdbcTemplate jdbc, @Value("${bihuan.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /**
   * @param key as in the database; null for issues that have none
   */
  record Counted(@Nullable String key, Figures figures) {}

  /**
   * One group for every key that occurs, unordered; a single one without key where figures are not
   * grouped.
   */
  List<Counted> count(@Nullable Dimension by, Selection selection) {
    String key = by == null ? "cast(null as varchar(1))" : by.key(zone);
    return countBy(new Condition(key, List.of()), selection);
  }

  /**
   * The same for groups of any kind.
   *
   * @param key an expression over the table {@code issue} alias {@code i}
   */
  List<Counted> countBy(Condition key, Selection selection) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(Timestamp.from(selection.at()));
    parameters.add(Timestamp.from(selection.at()));
    parameters.addAll(key.parameters());
    parameters.addAll(selection.table().parameters());
    parameters.addAll(selection.condition().parameters());
    return jdbc.query(
        COUNTS.formatted(key.sql(), selection.table().sql(), selection.condition().sql()),
        (row, i) -> counted(row),
        parameters.toArray());
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
