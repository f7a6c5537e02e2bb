package org.bihuan.doubt.habit;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reviews of all issues, and how they add up. */
@Repository
class ReviewRows {

  /** Of the reviewers and units of one period; more are not compared. */
  private static final int MOST = 50_000;

  private final JdbcTemplate jdbc;

  ReviewRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(String issue, @Nullable String unit, Review review) {
    jdbc.update(
        "insert into doubt_review (task, issue, unit, reviewer, round, at, fast, sent_back)"
            + " values (?,?,?,?,?,?,?,?)",
        review.task(),
        issue,
        unit,
        review.reviewer(),
        review.round(),
        Timestamp.from(review.at()),
        review.isFast(),
        review.sentBack());
  }

  /** How often each reviewer was fast. */
  List<Share> fast(Instant from, Instant to) {
    return shares(
        "select reviewer, sum(case when fast then 1 else 0 end), count(*) from doubt_review"
            + " where at >= ? and at < ? group by reviewer order by reviewer limit "
            + MOST,
        Timestamp.from(from),
        Timestamp.from(to));
  }

  /** How often each reviewer sent each unit back: subjects are {@code reviewer unit}. */
  List<Share> sentBack(Instant from, Instant to) {
    return shares(
        "select reviewer || ' ' || unit, sum(case when sent_back then 1 else 0 end), count(*)"
            + " from doubt_review where at >= ? and at < ? and unit is not null"
            + " group by reviewer, unit order by reviewer, unit limit "
            + MOST,
        Timestamp.from(from),
        Timestamp.from(to));
  }

  /** How often each unit handed in within the last week, without what was due in that week. */
  List<Share> lastWeek(Instant from, Instant lastWeek, Instant to) {
    return shares(
        "select i.unit, sum(case when i.handed_in_at >= ? then 1 else 0 end), count(*) from issue i"
            + " where i.handed_in_at >= ? and i.handed_in_at < ? and i.unit is not null"
            + " and (i.due_at is null or i.due_at < ? or i.due_at >= ?)"
            + " group by i.unit order by i.unit limit "
            + MOST,
        Timestamp.from(lastWeek),
        Timestamp.from(from),
        Timestamp.from(to),
        Timestamp.from(lastWeek),
        Timestamp.from(to));
  }

  private List<Share> shares(String sql, Object... parameters) {
    return jdbc.query(
        sql, (row, n) -> new Share(row.getString(1), row.getInt(2), row.getInt(3)), parameters);
  }

  /** An issue that a habit shows in. */
  record Shown(String issue, int round) {}

  List<Shown> fastOnes(String reviewer, Instant from, Instant to, int most) {
    return shown(
        "select issue, round from doubt_review where reviewer = ? and fast and at >= ? and at < ?"
            + " order by at desc, task limit ?",
        reviewer,
        Timestamp.from(from),
        Timestamp.from(to),
        most);
  }

  List<Shown> passed(String reviewer, String unit, Instant from, Instant to, int most) {
    return shown(
        "select issue, round from doubt_review where reviewer = ? and unit = ?"
            + " and at >= ? and at < ? order by at desc, task limit ?",
        reviewer,
        unit,
        Timestamp.from(from),
        Timestamp.from(to),
        most);
  }

  List<Shown> handedIn(String unit, Instant from, Instant to, int most) {
    return shown(
        "select i.number as issue, i.round from issue i where i.unit = ? and i.handed_in_at >= ?"
            + " and i.handed_in_at < ? and (i.due_at is null or i.due_at < ? or i.due_at >= ?)"
            + " order by i.handed_in_at desc, i.number limit ?",
        unit,
        Timestamp.from(from),
        Timestamp.from(to),
        Timestamp.from(from),
        Timestamp.from(to),
        most);
  }

  private List<Shown> shown(String sql, Object... parameters) {
    return jdbc
        .query(sql, (row, n) -> new Shown(row.getString(1), row.getInt(2)), parameters)
        .stream()
        .distinct()
        .toList();
  }

  /** Whether a period has not been compared yet; then it counts as compared. */
  boolean begin(LocalDate through) {
    return jdbc.update(
            "update doubt_state set habits_through = ? where id = 1"
                + " and (habits_through is null or habits_through < ?)",
            Date.valueOf(through),
            Date.valueOf(through))
        == 1;
  }
}
