package org.bihuan.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps rows of the table {@code task} to {@link Task} and back: one row for each group. */
public final class TaskRows {

  public static final String COLUMNS =
      "t.id, t.candidate, t.issue, t.token, t.type, t.type_version, t.step, t.assignee, t.due_at, t.round,"
          + " t.excluded, t.created_at, t.claimed_at";

  /** Used for no due date, so that such tasks come last. */
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private TaskRows() {}

  public static Task task(ResultSet row) throws SQLException {
    Instant due = row.getTimestamp("due_at").toInstant();
    Timestamp claimed = row.getTimestamp("claimed_at");
    return new Task(
        row.getString("id"),
        row.getString("issue"),
        List.of(row.getString("candidate")),
        row.getString("token"),
        row.getString("type"),
        row.getInt("type_version"),
        row.getString("step"),
        row.getString("assignee"),
        due.isBefore(Instant.parse("9999-01-01T00:00:00Z")) ? due : null,
        row.getInt("round"),
        names(row.getString("excluded")),
        row.getTimestamp("created_at").toInstant(),
        claimed == null ? null : claimed.toInstant());
  }

  /** Combines the rows of one task. */
  static List<Task> merged(List<Task> rows) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    for (Task row : rows) {
      tasks.merge(
          row.id(),
          row,
          (one, other) -> {
            List<String> groups = new ArrayList<>(one.groups());
            groups.addAll(other.groups());
            return one.offeredTo(groups, one.excluded());
          });
    }
    return List.copyOf(tasks.values());
  }

  /** A task's rows, without its holder. */
  static List<TaskHash.Row> offers(Task task) {
    return task.groups().stream()
        .map(
            group ->
                new TaskHash.Row(
                    task.id(),
                    group,
                    task.groups().indexOf(group),
                    task.token(),
                    task.type(),
                    task.typeVersion(),
                    task.step(),
                    (task.dueAt() == null ? NEVER : task.dueAt()).toEpochMilli(),
                    task.round(),
                    names(task.excluded()),
                    task.createdAt().toEpochMilli()))
        .toList();
  }

  /** A stored row, without the task's holder. */
  public static TaskHash.Row offer(ResultSet row) throws SQLException {
    return new TaskHash.Row(
        row.getString("id"),
        row.getString("candidate"),
        row.getInt("place"),
        row.getString("token"),
        row.getString("type"),
        row.getInt("type_version"),
        row.getString("step"),
        row.getTimestamp("due_at").getTime(),
        row.getInt("round"),
        row.getString("excluded"),
        row.getTimestamp("created_at").getTime());
  }

  static List<Object[]> rows(Task task) {
    List<Object[]> rows = new ArrayList<>();
    for (String group : task.groups()) {
      rows.add(
          new @Nullable Object[] {
            task.id(),
            group,
            task.groups().indexOf(group),
            task.issue(),
            task.token(),
            task.type(),
            task.typeVersion(),
            task.step(),
            task.assignee(),
            Timestamp.from(task.dueAt() == null ? NEVER : task.dueAt()),
            task.round(),
            names(task.excluded()),
            Timestamp.from(task.createdAt()),
            task.claimedAt() == null ? null : Timestamp.from(task.claimedAt())
          });
    }
    return rows;
  }

  private static Set<String> names(String text) {
    return text.isEmpty()
        ? Set.of()
        : Set.copyOf(Arrays.asList(text.substring(1, text.length() - 1).split(",", -1)));
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "" : "," + String.join(",", names) + ",";
  }
}
