package org.bihuan.recurrence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bihuan.issue.trail.Bound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Sign-offs, and when what was signed off came back. */
@Repository
class SignOffRows {

  /** Databases round to milliseconds what the clock says more exactly. */
  private static final Duration ROUNDED = Duration.ofMillis(1);

  private final JdbcTemplate jdbc;

  SignOffRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One sign-off.
   *
   * @param on the day of it, in the service's time zone
   * @param unit empty where it has none
   * @param category empty where it has none
   */
  record SignOff(
      String issue,
      Instant at,
      LocalDate on,
      String type,
      String unit,
      String supervisor,
      String category) {}

  /** Adds it, unless it is there; whether it was not. */
  boolean add(SignOff one) {
    return jdbc.update(
            "insert into sign_off (issue, signed_off_at, signed_off_on, type, unit, supervisor,"
                + " category) select cast(? as varchar(32)), cast(? as timestamp(3) with time zone),"
                + " cast(? as date), cast(? as varchar(64)), cast(? as varchar(64)),"
                + " cast(? as varchar(64)), cast(? as varchar(100)) where not exists"
                + " (select 1 from sign_off where issue = ? and signed_off_at between ? and ?)",
            one.issue(),
            Timestamp.from(one.at()),
            Date.valueOf(one.on()),
            one.type(),
            one.unit(),
            one.supervisor(),
            one.category(),
            one.issue(),
            Timestamp.from(one.at().minus(ROUNDED)),
            Timestamp.from(one.at().plus(ROUNDED)))
        == 1;
  }

  /** The same sign-off with other units or another category. */
  void replace(SignOff one) {
    jdbc.update(
        "update sign_off set unit = ?, supervisor = ?, category = ?"
            + " where issue = ? and signed_off_at between ? and ?",
        one.unit(),
        one.supervisor(),
        one.category(),
        one.issue(),
        Timestamp.from(one.at().minus(ROUNDED)),
        Timestamp.from(one.at().plus(ROUNDED)));
  }

  /** All sign-offs of the issue before this time that still hold have ended by its relapse. */
  void relapsed(String issue, LocalDate on, Instant before) {
    jdbc.update(
        "update sign_off set ended_on = ?, ended_by = ?"
            + " where issue = ? and signed_off_at < ? and ended_on is null",
        Date.valueOf(on),
        issue,
        issue,
        Timestamp.from(before.minus(ROUNDED)));
  }

  /**
   * A sign-off of an issue, and by which it ended.
   *
   * @param endedBy null where it holds
   */
  record Held(Instant at, @Nullable String endedBy) {}

  /** The sign-offs of an issue, the latest first. */
  List<Held> of(String issue) {
    return jdbc.query(
        "select signed_off_at, ended_by from sign_off where issue = ? order by signed_off_at desc",
        (row, n) ->
            new Held(
                Objects.requireNonNull(row.getTimestamp("signed_off_at")).toInstant(),
                row.getString("ended_by")),
        issue);
  }

  /** When and by which issue a sign-off ended; null: it holds. */
  void ended(String issue, Instant at, @Nullable LocalDate on, @Nullable String by) {
    jdbc.update(
        "update sign_off set ended_on = ?, ended_by = ? where issue = ? and signed_off_at = ?",
        Bound.day(on),
        Bound.text(by),
        issue,
        Timestamp.from(at));
  }
}
