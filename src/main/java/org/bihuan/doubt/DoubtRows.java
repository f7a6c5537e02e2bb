package org.bihuan.doubt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of doubts. */
@Repository
class DoubtRows {

  private static final String READ =
      "select d.*, case when d.other_issue = '' then false else exists (select 1 from issue i"
          + " where i.number = d.other_issue and (%s)) end as other_seen from doubt d where ";

  private final JdbcTemplate jdbc;

  DoubtRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param signedOff the numbers of issues that are signed off
   */
  void add(Collection<Found> found, Instant at, Collection<String> signedOff) {
    jdbc.batchUpdate(
        "insert into doubt (id, issue, rule, round, about, author, other_issue, other, facts,"
            + " other_facts, found_at, after_sign_off) values (?,?,?,?,?,?,?,?,?,?,?,?)",
        found.stream()
            .map(
                one ->
                    new Object[] {
                      UUID.randomUUID().toString(),
                      one.issue(),
                      one.rule().code(),
                      one.round(),
                      one.about(),
                      one.author(),
                      one.otherIssue(),
                      one.other(),
                      Canonical.text(Canonical.of(one.facts())),
                      Canonical.text(Canonical.of(one.otherFacts())),
                      Timestamp.from(at),
                      signedOff.contains(one.issue())
                    })
            .toList());
  }

  /** What makes a doubt one of its own. */
  record Key(String issue, String rule, String about, String otherIssue, String other) {

    static Key of(Found found) {
      return new Key(
          found.issue(), found.rule().code(), found.about(), found.otherIssue(), found.other());
    }
  }

  /** The doubts about these issues. */
  Set<Key> known(Collection<String> issues) {
    if (issues.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.query(
            "select issue, rule, about, other_issue, other from doubt where issue in (%s)"
                .formatted("?,".repeat(issues.size() - 1) + "?"),
            (row, n) ->
                new Key(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)),
            issues.toArray()));
  }

  /** An issue's doubts, the newest first; those that were dismissed come last. */
  List<Doubt> of(String issue, Condition seen, int most) {
    List<Object> parameters = new ArrayList<>(seen.parameters());
    parameters.add(issue);
    parameters.add(most);
    return jdbc.query(
        READ.formatted(seen.sql())
            + "d.issue = ? order by case when d.dismissed_at is null then 0 else 1 end,"
            + " d.found_at desc, d.id limit ?",
        (row, n) -> read(row),
        parameters.toArray());
  }

  Optional<Doubt> find(String issue, String id, Condition seen) {
    List<Object> parameters = new ArrayList<>(seen.parameters());
    parameters.add(id);
    parameters.add(issue);
    return jdbc
        .query(
            READ.formatted(seen.sql()) + "d.id = ? and d.issue = ?",
            (row, n) -> read(row),
            parameters.toArray())
        .stream()
        .findFirst();
  }

  /** Whether it had not been dismissed before. */
  boolean dismiss(String id, Doubt.Dismissed dismissed) {
    return jdbc.update(
            "update doubt set dismissed_at = ?, dismissed_by = ?, dismissed_because = ?"
                + " where id = ? and dismissed_at is null",
            Timestamp.from(dismissed.at()),
            dismissed.by(),
            dismissed.reason(),
            id)
        == 1;
  }

  private static Doubt read(ResultSet row) throws SQLException {
    String otherIssue = row.getString("other_issue");
    return new Doubt(
        row.getString("id"),
        row.getString("issue"),
        Rule.stored(row.getString("rule")),
        row.getInt("round"),
        row.getString("about"),
        row.getString("author"),
        otherIssue.isEmpty()
            ? null
            : new Doubt.Other(
                otherIssue,
                row.getString("other"),
                facts(row.getString("other_facts")),
                row.getBoolean("other_seen")),
        facts(row.getString("facts")),
        row.getTimestamp("found_at").toInstant(),
        row.getBoolean("after_sign_off"),
        dismissed(row));
  }

  private static Map<String, Object> facts(String stored) {
    return Canonical.map(Canonical.read(stored));
  }

  private static Doubt.@Nullable Dismissed dismissed(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("dismissed_at");
    return at == null
        ? null
        : new Doubt.Dismissed(
            at.toInstant(), row.getString("dismissed_by"), row.getString("dismissed_because"));
  }
}
