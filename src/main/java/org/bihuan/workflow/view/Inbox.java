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
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.search.Database;
import org.bihuan.http.search.PlannedForValues;
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

  /** A total goes no further, so that its cost does not grow with the number of tasks. */
  private static final int MOST_IN_TOTAL = 10_000;

  private static final List<String> SCOPES = List.of("claimable", "mine", "group");

  private final JdbcTemplate jdbc;
  private final IssueTypes types;
  private final Units units;
  private final Clock clock;
  private final Database database;
  private final InstanceNames instances;

  Inbox(
      JdbcTemplate jdbc,
      IssueTypes types,
      Units units,
      Clock clock,
      Database database,
      InstanceNames instances) {
    this.database = database;
    this.instances = instances;
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
    int most = filter.asksAboutIssue() ? MOST_COUNTED : MOST_IN_TOTAL;
    return count
        ? Page.counted(items, next, count(caller, filter, scope, most), most)
        : new Page<>(items, next, null);
  }

  private TaskView view(Row row, Locale locale, Instant now) {
    Task task = row.task();
    var step = types.get(task.type(), task.typeVersion()).model().step(task.step());
    return TaskView.item(task, row.issue(), step, instances.of(task, locale), locale, now);
  }

  private static String position(Task task) {
    Instant due = task.dueAt() == null ? TaskRows.NEVER : task.dueAt();
    return Keyset.encode(due.toString(), task.id());
  }

  private List<Row> rows(
      Caller caller, TaskFilter filter, String scope, @Nullable String after, int limit) {
    InboxQuery query = query(caller, filter, scope);
    String ranges = query.rows(after, limit);
    if (ranges.isEmpty()) {
      return List.of();
    }
    return PlannedForValues.query(
        jdbc,
        "select t.*, i.title as issue_title, i.type as issue_type, i.severity as issue_severity,"
            + " i.unit as issue_unit, i.due_at as issue_due_at from ("
            + ranges
            + ") t join issue i on i.number = t.issue order by t.due_at, t.id",
        (row, n) -> row(row),
        query.parameters());
  }

  private InboxQuery query(Caller caller, TaskFilter filter, String scope) {
    return new InboxQuery(caller, filter, scope, units, clock.instant(), database.isPostgresql());
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
      InboxQuery query = query(caller, filter, scope);
      scopes.add(
          "select '%s' as scope, count(*) as tasks from (%s) in_%s"
              .formatted(scope, query.ids(MOST_COUNTED), scope));
      parameters.addAll(query.parameters());
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    PlannedForValues.query(
        jdbc,
        String.join(" union all ", scopes),
        (row, n) -> counts.put(row.getString("scope"), row.getLong("tasks")),
        parameters);
    return counts;
  }

  private long count(Caller caller, TaskFilter filter, String scope, int most) {
    InboxQuery query = query(caller, filter, scope);
    String ids = query.ids(most + 1);
    return PlannedForValues.number(
        jdbc,
        "select count(*) from (select u.id from (%s) u limit %d) counted".formatted(ids, most + 1),
        query.parameters());
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
