package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.search.Database;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Under which keys signed-off issues are found. */
@Repository
class LookAlikeRows {

  private static final String NEWEST =
      """
      select r.place, r.issue from (
        select k.place, l.issue, row_number() over (partition by k.place
            order by sum(cast(1 as double precision) / l.found) desc,
              l.issue collate "C" desc) as position_
        from unnest(?, ?) as k (place, key_) cross join lateral (
          select n.issue, count(*) over () as found from (
            select issue from likeness_key where key_ = k.key_ order by issue desc limit ?) n) l
        group by k.place, l.issue) r
      where r.position_ <= ? order by r.place, r.position_
      """;

  /** The same without lateral joins. */
  private static final String NEWEST_ON_H2 =
      """
      select r.place, r.issue from (
        select k.place, l.issue, row_number() over (partition by k.place
            order by sum(1.0 / least(l.found, ?3)) desc, l.issue desc) as position_
        from unnest(cast(?1 as integer array), cast(?2 as bigint array)) as k (place, key_)
        join (select key_, issue, count(*) over (partition by key_) as found,
            row_number() over (partition by key_ order by issue desc) as newest
          from likeness_key where key_ = any(?2)) l on l.key_ = k.key_ and l.newest <= ?3
        group by k.place, l.issue) r
      where r.position_ <= ?4 order by r.place, r.position_
      """;

  private final JdbcTemplate jdbc;
  private final Database database;

  LookAlikeRows(JdbcTemplate jdbc, Database database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /**
   * How much is read for each text that is sought.
   *
   * @param read how many issues under one key: the newest. What so many have in common tells little
   * @param most how many issues are found
   */
  record Bounds(int read, int most) {}

  /**
   * For each of several texts the issues found under most of its keys, a key counting the less the
   * more issues are found under it; of equal ones the newest.
   *
   * @param keys those of each text
   */
  List<List<String>> found(List<List<Long>> keys, Bounds bounds) {
    List<Integer> places = new ArrayList<>();
    List<Long> all = new ArrayList<>();
    List<List<String>> found = new ArrayList<>();
    for (int place = 0; place < keys.size(); place++) {
      for (Long key : keys.get(place)) {
        places.add(place);
        all.add(key);
      }
      found.add(new ArrayList<>());
    }
    if (!all.isEmpty()) {
      jdbc.query(
          database.isPostgresql() ? NEWEST : NEWEST_ON_H2,
          row -> {
            found.get(row.getInt("place")).add(row.getString("issue"));
          },
          new Object[] {
            places.toArray(Integer[]::new), all.toArray(Long[]::new), bounds.read(), bounds.most()
          });
    }
    return found;
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
