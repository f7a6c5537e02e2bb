package org.bihuan.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Determines which issues a caller may see: by their units, or by their work on the issue. */
@Component
class ReadableIssues {

  /**
   * How many values one statement may have; PostgreSQL allows 65,535. As many as a ledger may have
   * rows.
   */
  private static final int ASKED = 20_000;

  private final JdbcTemplate jdbc;
  private final Units units;
  private final Participation participation;

  ReadableIssues(JdbcTemplate jdbc, Units units, Participation participation) {
    this.jdbc = jdbc;
    this.units = units;
    this.participation = participation;
  }

  Access access(Caller caller, Issue issue) {
    return VisibleUnits.of(caller, units).covers(issue.unit(), issue.supervisor(), issue.openedBy())
        ? Access.FULL
        : participation.access(caller, issue.number());
  }

  Condition condition(Caller caller) {
    VisibleUnits sight = VisibleUnits.of(caller, units);
    if (sight.everything()) {
      return new Condition("1=1", List.of());
    }
    Condition takesPart = participation.readable(caller);
    if (sight.units().isEmpty() && sight.opener() == null) {
      return takesPart;
    }
    Condition seen = seen(sight);
    List<Object> parameters = new ArrayList<>(seen.parameters());
    parameters.addAll(takesPart.parameters());
    return new Condition("(%s or %s)".formatted(seen.sql(), takesPart.sql()), parameters);
  }

  /** The issues that are seen without taking part in them; not for who sees all. */
  static Condition seen(VisibleUnits sight) {
    List<String> either = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (!sight.units().isEmpty()) {
      either.add(
          "i.unit in (%1$s) or i.supervisor in (%1$s)".formatted(marks(sight.units().size())));
      parameters.addAll(sight.units());
      parameters.addAll(sight.units());
    }
    if (sight.opener() != null) {
      either.add("i.opened_by = ?");
      parameters.add(sight.opener());
    }
    return new Condition(
        either.isEmpty() ? "1=0" : "(" + String.join(" or ", either) + ")", parameters);
  }

  /** Those of the numbers that are issues the caller may see. */
  Set<String> among(Caller caller, Collection<String> numbers) {
    return new HashSet<>(among(caller, numbers, "i.number", (row, n) -> row.getString(1)));
  }

  /** The same, with what they say. */
  List<Issue> issues(Caller caller, Collection<String> numbers) {
    return among(caller, numbers, IssueRows.COLUMNS, (row, n) -> IssueRows.listed(row));
  }

  /** One page of the children of an issue, by number. */
  Page<Issue> children(Caller caller, String parent, @Nullable String after, int limit) {
    Condition condition = condition(caller);
    List<Object> parameters = new ArrayList<>();
    parameters.add(parent);
    parameters.add(after == null ? "" : Keyset.decode(after, 1).get(0));
    parameters.addAll(condition.parameters());
    parameters.add(limit + 1);
    List<Issue> found =
        jdbc.query(
            "select %s from issue i where i.parent = ? and i.number > ? and %s"
                    .formatted(IssueRows.COLUMNS, condition.sql())
                + " order by i.number fetch first ? rows only",
            (row, n) -> IssueRows.listed(row),
            parameters.toArray());
    if (found.size() <= limit) {
      return new Page<>(found, null, null);
    }
    List<Issue> page = List.copyOf(found.subList(0, limit));
    return new Page<>(page, Keyset.encode(page.get(limit - 1).number()), null);
  }

  private <T> List<T> among(
      Caller caller, Collection<String> numbers, String columns, RowMapper<T> mapper) {
    List<T> seen = new ArrayList<>();
    if (numbers.isEmpty()) {
      return seen;
    }
    Condition condition = condition(caller);
    List<String> all = List.copyOf(numbers);
    for (int from = 0; from < all.size(); from += ASKED) {
      List<String> some = all.subList(from, Math.min(all.size(), from + ASKED));
      List<Object> parameters = new ArrayList<>(some);
      parameters.addAll(condition.parameters());
      seen.addAll(
          jdbc.query(
              "select %s from issue i where i.number in (%s) and %s"
                  .formatted(columns, marks(some.size()), condition.sql()),
              mapper,
              parameters.toArray()));
    }
    return seen;
  }

  private static String marks(int values) {
    return "?,".repeat(values - 1) + "?";
  }
}
