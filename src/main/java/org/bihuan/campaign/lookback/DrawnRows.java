package org.bihuan.campaign.lookback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.campaign.lookback.FrameRows.Facts;
import org.bihuan.campaign.sampling.Draw.Drawn;
import org.bihuan.workflow.background.Attempts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code look_back_drawn}: samples, and the issues by which they are rechecked. */
@Repository
class DrawnRows {

  private static final int AT_ONCE = 50;
  private static final int BATCH = 1_000;

  private final JdbcTemplate jdbc;

  DrawnRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One issue of a sample.
   *
   * @param unit its unit when the frame was frozen; empty: none
   * @param category likewise
   * @param recheck the number of the issue by which it is rechecked; null until that is opened
   * @param type of that issue, and its version
   * @param resolution where that ended; null while it is open
   * @param cause why it could not be opened yet; null where nothing failed
   */
  record Sampled(
      String number,
      String stratum,
      double pi,
      String unit,
      String category,
      @Nullable String recheck,
      @Nullable String type,
      int typeVersion,
      @Nullable String resolution,
      @Nullable String cause) {}

  /** A recheck that is still to be opened. */
  record ToOpen(long id, long lookBack, String number) {}

  void add(long lookBack, List<Drawn> drawn, Map<String, Facts> facts, Instant now) {
    Facts none = new Facts("", "");
    jdbc.batchUpdate(
        "insert into look_back_drawn (look_back, number, stratum, pi, unit, category, not_before)"
            + " values (?,?,?,?,?,?,?)",
        drawn,
        BATCH,
        (statement, one) -> {
          Facts known = facts.getOrDefault(one.line().number(), none);
          statement.setLong(1, lookBack);
          statement.setString(2, one.line().number());
          statement.setString(3, one.line().stratum());
          statement.setDouble(4, one.pi());
          statement.setString(5, known.unit());
          statement.setString(6, known.category());
          statement.setTimestamp(7, Timestamp.from(now));
        });
  }

  /** A sample with the state of its rechecks, by number; one statement. */
  List<Sampled> of(long lookBack) {
    return of(List.of(lookBack)).getOrDefault(lookBack, List.of());
  }

  /** The samples of several look-backs; none for those that are not drawn. One statement. */
  Map<Long, List<Sampled>> of(Collection<Long> lookBacks) {
    Map<Long, List<Sampled>> samples = new HashMap<>();
    if (lookBacks.isEmpty()) {
      return samples;
    }
    jdbc.query(
        """
        select d.look_back, d.number, d.stratum, d.pi, d.unit, d.category, d.recheck, d.cause,
               i.type, i.type_version, i.resolution
        from look_back_drawn d left join issue i on i.number = d.recheck
        where d.look_back in (%s) order by d.number
        """
            .formatted("?,".repeat(lookBacks.size() - 1) + "?"),
        row -> {
          samples
              .computeIfAbsent(row.getLong("look_back"), id -> new ArrayList<>())
              .add(sampled(row));
        },
        lookBacks.toArray());
    return samples;
  }

  private static Sampled sampled(ResultSet row) throws SQLException {
    return new Sampled(
        row.getString("number"),
        row.getString("stratum"),
        row.getDouble("pi"),
        row.getString("unit"),
        row.getString("category"),
        row.getString("recheck"),
        row.getString("type"),
        row.getInt("type_version"),
        row.getString("resolution"),
        row.getString("cause"));
  }

  /** The next ones that may be opened now, those that failed last. */
  List<ToOpen> due(Instant now) {
    return new ArrayList<>(
        jdbc.query(
            "select id, look_back, number from look_back_drawn where taken = false"
                + " and not_before <= ? order by not_before, id fetch first "
                + AT_ONCE
                + " rows only",
            (row, n) ->
                new ToOpen(row.getLong("id"), row.getLong("look_back"), row.getString("number")),
            Timestamp.from(now)));
  }

  /** Whether it was still to be opened: of several nodes, one opens it. */
  boolean take(long id) {
    return jdbc.update("update look_back_drawn set taken = true where id = ? and taken = false", id)
        == 1;
  }

  void opened(long id, String recheck) {
    jdbc.update("update look_back_drawn set recheck = ?, cause = null where id = ?", recheck, id);
  }

  void failed(long id, String cause, Instant again) {
    jdbc.update(
        "update look_back_drawn set failures = failures + 1, cause = ?, not_before = ?"
            + " where id = ? and taken = false",
        Attempts.shortened(cause),
        Timestamp.from(again),
        id);
  }

  int failures(long id) {
    return jdbc
        .queryForList("select failures from look_back_drawn where id = ?", Integer.class, id)
        .stream()
        .findFirst()
        .orElse(0);
  }
}
