package org.bihuan.recurrence;

import java.util.List;
import org.bihuan.http.search.Database;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Under which keys signed-off issues are found. */
@Repository
class LookAlikeRows {

  /**
   * How many issues are read under one key: the newest. What so many have in common tells little.
   */
  private static final int READ = 50;

  private static final String NEWEST =
      """
      select l.issue from unnest(?) as k (key_) cross join lateral (
        select n.issue, count(*) over () as found from (
          select issue from likeness_key where key_ = k.key_ order by issue desc limit %d) n) l
      group by l.issue order by sum(1.0 / l.found) desc, l.issue desc limit ?
      """
          .formatted(READ);

  /** The same without lateral joins. */
  private static final String NEWEST_ON_H2 =
      """
      select l.issue from (
        select issue, least(%1$d, count(*) over (partition by key_)) as found,
          row_number() over (partition by key_ order by issue desc) as place
        from likeness_key where key_ = any(?)) l
      where l.place <= %1$d
      group by l.issue order by sum(1.0 / l.found) desc, l.issue desc limit ?
      """
          .formatted(READ);

  private final JdbcTemplate jdbc;
  private final Database database;

  LookAlikeRows(JdbcTemplate jdbc, Database database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /**
   * The issues found under most of these keys, a key counting the less the more issues are found
   * under it; at most so many, of equal ones the newest.
   */
  List<String> found(List<Long> keys, int most) {
    return jdbc.queryForList(
        database.isPostgresql() ? NEWEST : NEWEST_ON_H2,
        String.class,
        new Object[] {keys.toArray(Long[]::new), most});
  }

  /** Keeps an issue under these keys too; in one statement. */
  void keep(String issue, List<Long> keys) {
    if (!keys.isEmpty()) {
      jdbc.update(
          "insert into likeness_key (key_, issue) select k.key_, cast(? as varchar(32))"
              + " from unnest(cast(? as bigint array)) as k (key_) where not exists"
              + " (select 1 from likeness_key l where l.key_ = k.key_ and l.issue = ?)",
          issue,
          keys.toArray(Long[]::new),
          issue);
    }
  }
}
