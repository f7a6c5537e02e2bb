package org.bihuan.workflow.view;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.http.Keyset;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.workflow.TaskRows;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one list of tasks: a range of an index for each of the caller's groups.
 *
 * <p>Where a filter asks for more than the range itself, PostgreSQL reads it in two parts, of which
 * the second is only begun where the first does not fill the page: the next few thousand tasks in
 * the order of the list, where anything frequent is found at once; and all behind them, by
 * whichever index finds what is rare. A filter by units reads a range for each unit instead.
 */
final class InboxQuery {

  private static final int LOOKED_AT = 2000;

  private final Caller caller;
  private final TaskFilter filter;
  private final String scope;
  private final Units units;
  private final Instant now;
  private final boolean postgresql;
  private final boolean inTwoParts;
  private final List<Object> parameters = new ArrayList<>();

  InboxQuery(
      Caller caller,
      TaskFilter filter,
      String scope,
      Units units,
      Instant now,
      boolean postgresql) {
    this.caller = caller;
    this.filter = filter;
    this.scope = scope;
    this.units = units;
    this.now = now;
    this.postgresql = postgresql;
    this.inTwoParts = postgresql && (filter.asksAboutIssue() || filter.issue() != null);
  }

  List<Object> parameters() {
    return parameters;
  }

  /** The keys of the index ranges: the caller's groups and username, or the username alone. */
  private List<String> keys() {
    Stream<String> groups = scope.equals("mine") ? Stream.of() : caller.groups().stream().sorted();
    return Stream.concat(groups, Stream.of(caller.username())).toList();
  }

  /** The next tasks of all ranges, at most so many of each; empty where there are no ranges. */
  String rows(@Nullable String after, int limit) {
    List<String> place = after == null ? null : Keyset.decode(after, 2);
    return String.join(" union all ", keys().stream().map(key -> part(key, place, limit)).toList());
  }

  private String part(String key, @Nullable List<String> place, int limit) {
    String columns = TaskRows.COLUMNS;
    String ordered = " order by t.due_at, t.id limit " + limit + ")";
    if (inRangesOfUnits()) {
      parameters.addAll(within());
      return "(select %s from (values %s) u (code) cross join lateral (select * from task t where %s and t.unit = u.code%s%s t%s"
          .formatted(
              columns,
              "(?), ".repeat(within().size() - 1) + "(?)",
              range(key, place),
              filters(),
              ordered,
              ordered);
    }
    if (!inTwoParts) {
      return "(select " + columns + from() + range(key, place) + filters() + ordered;
    }
    String first =
        "(select %s from (select * from task t where %s order by t.due_at, t.id limit %d) t%s where 1=1%s%s"
            .formatted(columns, range(key, place), LOOKED_AT, joined(), filters(), ordered);
    String rest =
        "(select "
            + columns
            + from()
            + range(key, place)
            + filters()
            + (" and (t.due_at, t.id) > (select t.due_at, t.id from task t where "
                + range(key, place)
                + " order by t.due_at, t.id offset "
                + (LOOKED_AT - 1)
                + " limit 1)")
            + ordered;
    return "(" + first + " union all " + rest + " limit " + limit + ")";
  }

  private Set<String> within() {
    return filter.unit() == null ? Set.of() : units.within(filter.unit());
  }

  private boolean inRangesOfUnits() {
    return postgresql && !inTwoParts && within().size() > 1;
  }

  /** The ids of the tasks, each once; at most so many from each range. */
  String ids(int most) {
    List<String> ranges = new ArrayList<>();
    for (String key : keys()) {
      String range = range(key, null);
      String rest = filters();
      if (inRangesOfUnits()) {
        StringBuilder ofUnits = new StringBuilder();
        ofUnits(ofUnits);
        rest += ofUnits;
      }
      ranges.add("(select t.id" + from() + range + rest + " limit " + most + ")");
    }
    ranges.add("(select t.id from task t where 1=0)");
    return String.join(" union ", ranges);
  }

  private String from() {
    return " from task t" + joined() + " where ";
  }

  private String joined() {
    return filter.asksAboutIssue() ? " join issue f on f.number = t.issue" : "";
  }

  private String range(String key, @Nullable List<String> place) {
    StringBuilder sql =
        new StringBuilder(scope.equals("mine") ? "t.assignee = ?" : "t.candidate = ?");
    parameters.add(key);
    if (scope.equals("claimable")) {
      sql.append(" and t.assignee is null");
    }
    equal(sql, "t.step", filter.step());
    equal(sql, "t.type", filter.type());
    if (filter.overdue() != null) {
      sql.append(filter.overdue() ? " and t.due_at < ?" : " and t.due_at >= ?");
      parameters.add(Timestamp.from(now));
    }
    if (place != null) {
      sql.append(" and (t.due_at, t.id) > (?, ?)");
      parameters.add(Timestamp.from(Keyset.instant(place.get(0))));
      parameters.add(place.get(1));
    }
    return sql.toString();
  }

  private String filters() {
    StringBuilder sql = new StringBuilder();
    if (scope.equals("claimable")) {
      sql.append(" and (t.excluded = '' or t.excluded not like ?)");
      parameters.add("%," + caller.username().replace("_", "\\_") + ",%");
    }
    equal(sql, "t.issue", filter.issue());
    equal(sql, "f.severity", filter.severity());
    equal(sql, "f.campaign", filter.campaign());
    if (filter.unit() != null && !inRangesOfUnits()) {
      ofUnits(sql);
    }
    return sql.toString();
  }

  private void ofUnits(StringBuilder sql) {
    Set<String> within = within();
    String marks = "?, ".repeat(Math.max(0, within.size() - 1)) + "?";
    sql.append(within.isEmpty() ? " and 1=0" : " and t.unit in (" + marks + ")");
    parameters.addAll(within);
  }

  private void equal(StringBuilder sql, String column, @Nullable String value) {
    if (value != null) {
      sql.append(" and ").append(column).append(" = ?");
      parameters.add(value);
    }
  }
}
