package org.bihuan.campaign.lookback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.Issues.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads signed-off issues, and what units report, in one statement each. */
@Repository
class FrameQuery {

  private static final int FETCHED = 5_000;

  private final JdbcTemplate jdbc;

  FrameQuery(JdbcTemplate jdbc) {
    this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
    this.jdbc.setQueryTimeout(jdbc.getQueryTimeout());
    this.jdbc.setFetchSize(FETCHED);
  }

  /**
   * How many issues count in the rate that is reported, and how many of them are signed off.
   *
   * @param unit empty: none
   * @param category empty: none
   */
  record Reported(String unit, String category, int signedOff, int counted) {}

  /**
   * @param most how many are read at most
   */
  List<SignedOff> signedOff(Condition condition, int most) {
    List<Object> parameters = new ArrayList<>(condition.parameters());
    parameters.add(most);
    Map<String, String> known = new HashMap<>(); // units and categories repeat
    List<SignedOff> found = new ArrayList<>();
    jdbc.query(
        """
        select i.number, i.unit, i.category, i.severity, i.round, i.relapses, i.due_at,
               i.handed_in_at, i.closed_at
        from issue i where i.good and %s order by i.number fetch first ? rows only
        """
            .formatted(condition.sql()),
        row -> {
          found.add(signedOff(row, known));
        },
        parameters.toArray());
    return found;
  }

  private static SignedOff signedOff(ResultSet row, Map<String, String> known) throws SQLException {
    Timestamp due = row.getTimestamp("due_at");
    Timestamp handedIn = row.getTimestamp("handed_in_at");
    Timestamp closed = row.getTimestamp("closed_at");
    Timestamp done = handedIn == null ? closed : handedIn;
    return new SignedOff(
        row.getString("number"),
        plain(row.getString("unit"), known),
        plain(row.getString("category"), known),
        known.computeIfAbsent(row.getString("severity"), text -> text),
        row.getInt("round"),
        row.getInt("relapses"),
        due == null || done == null ? 0 : days(due, done),
        handedIn == null || closed == null
            ? null
            : Duration.between(handedIn.toInstant(), closed.toInstant()).toMinutes());
  }

  private static int days(Timestamp due, Timestamp done) {
    long seconds = Duration.between(due.toInstant(), done.toInstant()).toSeconds();
    return seconds <= 0 ? 0 : (int) Math.min(100_000, 1 + seconds / 86_400);
  }

  /** A text that fits into a line of the frame. */
  private static String plain(@Nullable String text, Map<String, String> known) {
    String line = text == null ? "" : text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    return known.computeIfAbsent(line, same -> same);
  }

  List<Reported> reported(Condition condition) {
    Map<String, String> known = new HashMap<>();
    return jdbc.query(
        """
        select i.unit, i.category,
          sum(case when i.good then 1 else 0 end) as signed_off,
          sum(case when i.status <> 'standing' and (i.status <> 'closed' or i.counted)
              then 1 else 0 end) as counted
        from issue i where %s group by i.unit, i.category
        """
            .formatted(condition.sql()),
        (row, n) ->
            new Reported(
                plain(row.getString("unit"), known),
                plain(row.getString("category"), known),
                row.getInt("signed_off"),
                row.getInt("counted")),
        condition.parameters().toArray());
  }
}
