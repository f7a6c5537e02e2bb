package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Keyset;
import org.bihuan.http.Problem;
import org.bihuan.http.search.Database;
import org.bihuan.http.search.PlannedForValues;
import org.bihuan.issue.IssueConditions.Wanted;
import org.bihuan.issue.Issues.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads pages of the list of issues, at a cost that does not grow with the number of issues.
 *
 * <p>On PostgreSQL a page is read in two parts, of which the second is only begun where the first
 * does not fill it: the next few thousand issues in the order of the list, where anything frequent
 * is found at once; and all behind them, by whichever index finds what is rare. The database alone
 * would have to guess how frequent a combination of conditions is, and often guesses wrong.
 */
@Component
class IssuePages {

  /** No more are counted, so that the cost does not grow with the number of issues. */
  private static final int MOST_COUNTED = 10_000;

  /** The same where words are looked for, since each text must be compared. */
  private static final int MOST_WITH_WORDS = 1000;

  /** How many issues are looked at in the order of the list first, for each that is wanted. */
  private static final int LOOKED_AT = 50;

  private static final int LOOKED_AT_LEAST = 4000;

  /** Of so many of those looked at, the words are frequent, and an index on them only hinders. */
  private static final int FREQUENT = LOOKED_AT_LEAST * 3 / 100;

  /** The orders of a list of issues, each by a key that no two issues share. */
  enum Order {
    NEWEST("-openedAt", "i.opened_at", " desc"),
    DUE("dueAt", Order.DUE_OR_NEVER, ""),
    NUMBER("number", "", "");

    /** When an issue is due; one without due date comes last. Indexes have the same expression. */
    static final String DUE_OR_NEVER =
        "coalesce(i.due_at, timestamp with time zone '9999-12-31 00:00:00+00')";

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final String word;
    private final String time;
    private final String direction;

    Order(String word, String time, String direction) {
      this.word = word;
      this.time = time;
      this.direction = direction;
    }

    static Order of(@Nullable String word) {
      for (Order order : values()) {
        if (word == null || order.word.equals(word)) {
          return order;
        }
      }
      throw Problem.malformed("sort", "issue.unknownSort", String.valueOf(word));
    }

    /** What stands behind {@code order by}. */
    String sql() {
      return time.isEmpty() ? "i.number" : time + direction + ", i.number" + direction;
    }

    /** The same order, such that no index has it. */
    String sorted() {
      return time.isEmpty()
          ? "i.number || ''"
          : time + " + interval '0'" + direction + ", i.number" + direction;
    }

    /** The columns of the key. */
    String key() {
      return time.isEmpty() ? "i.number" : time + ", i.number";
    }

    String position(Issue issue) {
      Instant time =
          this == DUE ? (issue.dueAt() == null ? NEVER : issue.dueAt()) : issue.openedAt();
      return Keyset.encode(time.toString(), issue.number());
    }

    /** The condition for the issues after a position, with its parameters added to the list. */
    String behind(List<String> position, List<Object> parameters) {
      if (this != NUMBER) {
        parameters.add(Timestamp.from(Keyset.instant(position.get(0))));
      }
      parameters.add(position.get(1));
      return behind(this == NUMBER ? "?" : "(?, ?)");
    }

    /** The condition for the issues after the key that is given in SQL. */
    String behind(String key) {
      String own = this == NUMBER ? key() : "(" + key() + ")";
      return own + (direction.isEmpty() ? " > " : " < ") + key;
    }
  }

  private final JdbcTemplate jdbc;
  private final Database database;

  IssuePages(JdbcTemplate jdbc, Database database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /** The issues after a position, at most so many. */
  List<Issue> page(Wanted wanted, Order order, @Nullable String after, int limit) {
    List<Object> place = new ArrayList<>();
    String behind = after == null ? "1=1" : order.behind(Keyset.decode(after, 2), place);
    List<Object> parameters = new ArrayList<>();
    String sql =
        database.isPostgresql() && wanted.table().isNow()
            ? inTwoParts(wanted, order, behind, place, limit, parameters)
            : plain(wanted, order, behind, place, limit, parameters);
    return PlannedForValues.query(jdbc, sql, (row, n) -> IssueRows.listed(row), parameters);
  }

  private static String plain(
      Wanted wanted,
      Order order,
      String behind,
      List<Object> place,
      int limit,
      List<Object> parameters) {
    parameters.addAll(wanted.table().parameters());
    parameters.addAll(wanted.indexed().parameters());
    parameters.addAll(place);
    return "select %s from %s where %s and %s order by %s limit %d"
        .formatted(
            IssueRows.COLUMNS,
            wanted.table().sql(),
            wanted.indexed().sql(),
            behind,
            order.sql(),
            limit);
  }

  private static String inTwoParts(
      Wanted wanted,
      Order order,
      String behind,
      List<Object> place,
      int limit,
      List<Object> parameters) {
    MonthsOfDays months = wanted.months();
    if (months != null) {
      parameters.addAll(wanted.indexed().parameters());
      parameters.addAll(place);
      return months.sql(IssueRows.COLUMNS, wanted.indexed().sql() + " and " + behind, order, limit);
    }
    int first = Math.max(LOOKED_AT_LEAST, LOOKED_AT * limit);
    String range = wanted.range().sql() + " and " + behind;
    List<Object> inRange = new ArrayList<>(wanted.range().parameters());
    inRange.addAll(place);
    parameters.addAll(inRange);
    parameters.addAll(wanted.compared().parameters());
    parameters.addAll(wanted.indexed().parameters());
    parameters.addAll(inRange);
    parameters.addAll(inRange);
    return """
        (select %1$s from (select i.* from issue i where %2$s order by %3$s limit %4$d) i
           where %5$s order by %3$s limit %6$d)
        union all
        (select %1$s from issue i where %7$s and %2$s and %8$s order by %9$s limit %6$d)
        limit %6$d
        """
        .formatted(
            IssueRows.COLUMNS,
            range,
            order.sql(),
            first,
            wanted.compared().sql(),
            limit,
            wanted.indexed().sql(),
            order.behind(
                "(select %s from issue i where %s order by %s offset %d limit 1)"
                    .formatted(order.key(), range, order.sql(), first - 1)),
            wanted.scattered() ? order.sorted() : order.sql());
  }

  /** How many are counted at most. */
  static int most(Wanted wanted) {
    return wanted.hasWords() ? MOST_WITH_WORDS : MOST_COUNTED;
  }

  /** How many issues pass; one more than the most that are counted where there are more. */
  long count(Wanted wanted) {
    List<Object> parameters = new ArrayList<>(wanted.table().parameters());
    String passing =
        database.isPostgresql() && wanted.hasWords()
            ? byFrequency(wanted, parameters)
            : passing(wanted.table().sql(), wanted.indexed(), "1=1", most(wanted), parameters);
    return PlannedForValues.number(
        jdbc, "select count(*) from (" + passing + ") counted", parameters);
  }

  private static String byFrequency(Wanted wanted, List<Object> parameters) {
    String found =
        "(select count(*) from (select 1 from (select * from issue i order by %s limit %d) i where %s limit %d) s)"
            .formatted(Order.NEWEST.sql(), LOOKED_AT_LEAST, wanted.compared().sql(), FREQUENT);
    List<Object> sample = wanted.compared().parameters();
    String frequent =
        passing(
            "issue i", wanted.compared(), found + " >= " + FREQUENT, MOST_WITH_WORDS, parameters);
    parameters.addAll(sample);
    String rare =
        passing("issue i", wanted.indexed(), found + " < " + FREQUENT, MOST_WITH_WORDS, parameters);
    parameters.addAll(sample);
    return "%s union all %s limit %d".formatted(frequent, rare, MOST_WITH_WORDS + 1);
  }

  private static String passing(
      String table, Condition condition, String only, int most, List<Object> parameters) {
    parameters.addAll(condition.parameters());
    return "(select 1 from %s where %s and %s limit %d)"
        .formatted(table, condition.sql(), only, most + 1);
  }
}
