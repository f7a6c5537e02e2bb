package org.bihuan.workflow.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.issue.facts.Severity;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskRows;
import org.bihuan.workflow.view.TaskView.IssueRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lists tasks, oldest due first. One statement: for each of the caller's groups it reads the next
 * few rows from the group's index range, which costs the same whether the group has ten tasks or a
 * hundred thousand.
 */
@Component
public class Inbox {

  /** Beyond this number a page shows "more than". */
  public static final int MOST_COUNTED = 1000;

  private static final List<String> SCOPES = List.of("claimable", "mine", "group");

  private final JdbcTemplate jdbc;
  private final IssueTypes types;
  private final Units units;
  private final Clock clock;

  Inbox(JdbcTemplate jdbc, IssueTypes types, Units units, Clock clock) {
    this.jdbc = jdbc;
    this.types = types;
    this.units = units;
    this.clock = clock;
  }

  private record Row(Task task, IssueRef issue) {}

  /** One page of the tasks that pass the filter, for this caller, in this language. */
  public Page<TaskView> list(
      Caller caller,
      TaskFilter filter,
      @Nullable String after,
      int limit,
      boolean count,
      Locale locale) {
    String scope = filter.scope() == null ? "claimable" : filter.scope();
    if (!SCOPES.contains(scope)) {
      throw Problem.malformed("scope", "task.unknownScope", scope);
    }
    List<Row> found = merged(rows(caller, filter, scope, after, limit + 1));
    boolean more = found.size() > limit;
    List<Row> page = more ? found.subList(0, limit) : found;
    Instant now = clock.instant();
    List<TaskView> items = page.stream().map(row -> view(row, locale, now)).toList();
    String next = more ? position(page.get(limit - 1).task()) : null;
    return new Page<>(items, next, count ? count(caller, filter, scope) : null);
  }

  private TaskView view(Row row, Locale locale, Instant now) {
    Task task = row.task();
    var step = types.get(task.type(), task.typeVersion()).model().step(task.step());
    return TaskView.item(task, row.issue(), step, locale, now);
  }

  private static String position(Task task) {
    Instant due = task.dueAt() == null ? TaskRows.NEVER : task.dueAt();
    return Keyset.encode(due.toString(), task.id());
  }

  private List<Row> rows(
      Caller caller, TaskFilter filter, String scope, @Nullable String after, int limit) {
    List<Object> parameters = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    for (String base : bases(caller, scope)) {
      StringBuilder range = new StringBuilder("(select ");
      range.append(TaskRows.COLUMNS).append(from(filter));
      condition(range, parameters, caller, filter, scope, base);
      if (after != null) {
        List<String> position = Keyset.decode(after, 2);
        range.append(" and (t.due_at, t.id) > (?, ?)");
        parameters.add(Timestamp.from(Keyset.instant(position.get(0))));
        parameters.add(position.get(1));
      }
      range.append(" order by t.due_at, t.id limit ").append(limit).append(")");
      ranges.add(range.toString());
    }
    if (ranges.isEmpty()) {
      return List.of();
    }
    return jdbc.query(
        "select t.*, i.title as issue_title, i.type as issue_type, i.severity as issue_severity,"
            + " i.unit as issue_unit, i.due_at as issue_due_at from ("
            + String.join(" union all ", ranges)
            + ") t join issue i on i.number = t.issue order by t.due_at, t.id",
        (row, n) -> row(row),
        parameters.toArray());
  }

  /**
   * How many tasks pass the filter in each scope: {@code claimable}, {@code mine}, {@code group}.
   * Counts no further than {@link #MOST_COUNTED}, so that the cost does not grow with the number of
   * tasks.
   */
  public Map<String, Long> counts(Caller caller, TaskFilter filter) {
    List<Object> parameters = new ArrayList<>();
    List<String> scopes = new ArrayList<>();
    for (String scope : SCOPES) {
      scopes.add(
          "select '%s' as scope, count(*) as tasks from (%s) in_%s"
              .formatted(scope, ids(caller, filter, scope, MOST_COUNTED, parameters), scope));
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.query(
        String.join(" union all ", scopes),
        row -> {
          counts.put(row.getString("scope"), row.getLong("tasks"));
        },
        parameters.toArray());
    return counts;
  }

  private Long count(Caller caller, TaskFilter filter, String scope) {
    List<Object> parameters = new ArrayList<>();
    Long total =
        jdbc.queryForObject(
            "select count(*) from (" + ids(caller, filter, scope, 0, parameters) + ") u",
            Long.class,
            parameters.toArray());
    return total == null ? Long.valueOf(0) : total;
  }

  /** SQL for the ids of the tasks, each once; at most so many from each range, 0 for all. */
  private String ids(
      Caller caller, TaskFilter filter, String scope, int most, List<Object> parameters) {
    List<String> ranges = new ArrayList<>();
    for (String base : bases(caller, scope)) {
      StringBuilder range = new StringBuilder("(select t.id").append(from(filter));
      condition(range, parameters, caller, filter, scope, base);
      ranges.add(range.append(most == 0 ? ")" : " limit " + most + ")").toString());
    }
    ranges.add("(select t.id from task t where 1=0)");
    return String.join(" union ", ranges);
  }

  private static String from(TaskFilter filter) {
    return filter.asksAboutIssue()
        ? " from task t join issue f on f.number = t.issue where "
        : " from task t where ";
  }

  /** The keys of the index ranges: groups, or the caller's username. */
  private static List<String> bases(Caller caller, String scope) {
    return scope.equals("mine")
        ? List.of(caller.username())
        : caller.groups().stream().sorted().toList();
  }

  private void condition(
      StringBuilder sql,
      List<Object> parameters,
      Caller caller,
      TaskFilter filter,
      String scope,
      String base) {
    sql.append(scope.equals("mine") ? "t.assignee = ?" : "t.candidate = ?");
    parameters.add(base);
    if (scope.equals("claimable")) {
      sql.append(" and t.assignee is null and (t.excluded = '' or t.excluded not like ?)");
      parameters.add("%," + caller.username().replace("_", "\\_") + ",%");
    }
    equal(sql, parameters, "t.step", filter.step());
    equal(sql, parameters, "t.type", filter.type());
    equal(sql, parameters, "t.issue", filter.issue());
    equal(sql, parameters, "f.severity", filter.severity());
    equal(sql, parameters, "f.campaign", filter.campaign());
    if (filter.unit() != null) {
      Set<String> within = units.within(filter.unit());
      String marks = "?,".repeat(within.size());
      sql.append(within.isEmpty() ? " and 1=0" : " and f.unit in (" + marks + "'')");
      parameters.addAll(within);
    }
    if (filter.overdue() != null) {
      sql.append(filter.overdue() ? " and t.due_at < ?" : " and t.due_at >= ?");
      parameters.add(Timestamp.from(clock.instant()));
    }
  }

  private static void equal(
      StringBuilder sql, List<Object> parameters, String column, @Nullable String value) {
    if (value != null) {
      sql.append(" and ").append(column).append(" = ?");
      parameters.add(value);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    Task task = TaskRows.task(row);
    Timestamp due = row.getTimestamp("issue_due_at");
    return new Row(
        task,
        new IssueRef(
            task.issue(),
            row.getString("issue_title"),
            row.getString("issue_type"),
            Severity.stored(row.getString("issue_severity")),
            row.getString("issue_unit"),
            due == null ? null : due.toInstant()));
  }

  /**
   * Merges the rows of a task that is offered to several of the caller's groups; keeps the order.
   */
  private static List<Row> merged(List<Row> rows) {
    Map<String, Row> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.putIfAbsent(row.task().id(), row));
    List<Row> merged = new ArrayList<>(byId.values());
    merged.sort(
        Comparator.comparing(
                (Row row) -> row.task().dueAt() == null ? TaskRows.NEVER : row.task().dueAt())
            .thenComparing(row -> row.task().id()));
    return merged;
  }
}
