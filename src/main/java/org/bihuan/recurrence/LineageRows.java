package org.bihuan.recurrence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.trail.Bound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Lineages and their issues. */
@Repository
class LineageRows {

  private final JdbcTemplate jdbc;

  LineageRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A lineage in the order of the list. */
  record Listed(long id, Instant changedAt) {}

  /**
   * An issue of a lineage.
   *
   * @param changedAt when an issue of the lineage was last linked
   * @param recurrenceOf the older issue; null for the first
   */
  record Link(String issue, long lineage, Instant changedAt, @Nullable String recurrenceOf) {}

  private static final String LINKS =
      "select m.issue, m.lineage, l.changed_at, m.recurrence_of from lineage_issue m"
          + " join lineage l on l.id = m.lineage where m.lineage ";

  private static Link link(ResultSet row, int n) throws SQLException {
    return new Link(
        row.getString("issue"),
        row.getLong("lineage"),
        Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant(),
        row.getString("recurrence_of"));
  }

  /** Links are made one after another, until the transaction ends. */
  void takeTurn() {
    Integer unused =
        jdbc.queryForObject("select id from lineage_lock where id = 1 for update", Integer.class);
  }

  /** The issues of these lineages, by number. */
  List<Link> of(Collection<Long> lineages) {
    return jdbc.query(
        LINKS + "= any(?) order by m.issue",
        LineageRows::link,
        new Object[] {lineages.toArray(Long[]::new)});
  }

  /** The issues of the lineage that has this one, by number; none where it has no lineage. */
  List<Link> around(String issue) {
    return jdbc.query(
        LINKS + "= (select lineage from lineage_issue where issue = ?) order by m.issue",
        LineageRows::link,
        issue);
  }

  /**
   * The lineages that have at least two issues which pass the one condition and one that passes the
   * other too, those changed last first.
   *
   * @param after the last one of the page before; null for the first page
   */
  List<Listed> list(Condition readable, Condition wanted, @Nullable Listed after, int most) {
    List<Object> parameters = new ArrayList<>();
    String before = "";
    if (after != null) {
      before = "(l.changed_at < ? or (l.changed_at = ? and l.id < ?)) and ";
      Timestamp at = Timestamp.from(after.changedAt());
      parameters.addAll(List.of(at, at, after.id()));
    }
    parameters.addAll(readable.parameters());
    parameters.addAll(wanted.parameters());
    parameters.add(most);
    return jdbc.query(
        """
        select l.id, l.changed_at from lineage l where %s
          (select count(*) from lineage_issue m join issue i on i.number = m.issue
            where m.lineage = l.id and %s) >= 2
          and exists (select 1 from lineage_issue m join issue i on i.number = m.issue
            where m.lineage = l.id and %s)
        order by l.changed_at desc, l.id desc fetch first ? rows only
        """
            .formatted(before, readable.sql(), wanted.sql()),
        (row, n) ->
            new Listed(
                row.getLong("id"),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant()),
        parameters.toArray());
  }

  long add(Instant now, int issues) {
    var keys = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          var statement =
              connection.prepareStatement(
                  "insert into lineage (changed_at, issues) values (?, ?)", new String[] {"id"});
          statement.setTimestamp(1, Timestamp.from(now));
          statement.setInt(2, issues);
          return statement;
        },
        keys);
    return Objects.requireNonNull(keys.getKey()).longValue();
  }

  void changed(long lineage, int issues, Instant now) {
    jdbc.update(
        "update lineage set changed_at = ?, issues = ? where id = ?",
        Timestamp.from(now),
        issues,
        lineage);
  }

  /** Removes a lineage of which nothing is left. */
  void remove(long lineage) {
    jdbc.update("delete from lineage where id = ?", lineage);
  }

  /** These belong to no lineage any more. */
  void leave(Collection<String> issues) {
    jdbc.update("delete from lineage_issue where issue = any(?)", new Object[] {array(issues)});
  }

  private static String[] array(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }

  void move(Collection<String> issues, long lineage) {
    jdbc.update(
        "update lineage_issue set lineage = ? where issue = any(?)", lineage, array(issues));
  }

  /** Adds the issue, or changes of which older one it is the recurrence. */
  void put(
      String issue,
      long lineage,
      @Nullable String recurrenceOf,
      @Nullable Instant at,
      @Nullable String by) {
    int changed =
        jdbc.update(
            "update lineage_issue set lineage = ?, recurrence_of = ?, linked_at = ?, linked_by = ?"
                + " where issue = ?",
            lineage,
            Bound.text(recurrenceOf),
            Bound.time(at),
            Bound.text(by),
            issue);
    if (changed == 0) {
      jdbc.update(
          "insert into lineage_issue (issue, lineage, recurrence_of, linked_at, linked_by)"
              + " values (?, ?, ?, ?, ?)",
          issue,
          lineage,
          Bound.text(recurrenceOf),
          Bound.time(at),
          Bound.text(by));
    }
  }
}
