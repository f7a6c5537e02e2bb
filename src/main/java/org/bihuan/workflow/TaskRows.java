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
import org.bihuan.issue.facts.Instance;
import org.bihuan.issue.facts.InstanceLabel;
import org.bihuan.issue.facts.InstancePath;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows of the table {@code task} to {@link Task} and back: one row for each group, {@code
 * UNIT/role}, and for each person, whose name has no slash.
 */
public final class TaskRows {

  public static final String COLUMNS =
      "t.id, t.candidate, t.issue, t.token, t.type, t.type_version, t.step, t.assignee, t.due_at, t.round,"
          + " t.excluded, t.created_at, t.claimed_at, t.instance, t.label";

  /** Used for no due date, so that such tasks come last. */
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private TaskRows() {}

  public static Task task(ResultSet row) throws SQLException {
    Instant due = row.getTimestamp("due_at").toInstant();
    Timestamp claimed = row.getTimestamp("claimed_at");
    String candidate = row.getString("candidate");
    boolean group = candidate.indexOf('/') >= 0;
    return new Task(
        row.getString("id"),
        row.getString("issue"),
        group ? List.of(candidate) : List.of(),
        group ? List.of() : List.of(candidate),
        row.getString("token"),
        row.getString("type"),
        row.getInt("type_version"),
        row.getString("step"),
        row.getString("assignee"),
        due.isBefore(Instant.parse("9999-01-01T00:00:00Z")) ? due : null,
        row.getInt("round"),
        names(row.getString("excluded")),
        row.getTimestamp("created_at").toInstant(),
        claimed == null ? null : claimed.toInstant(),
        instance(row.getString("instance"), row.getString("label")));
  }

  private static Instance instance(String path, @Nullable String label) {
    return path.isEmpty()
        ? Instance.NONE
        : new Instance(InstancePath.parse(path), InstanceLabel.parse(label));
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
            List<String> users = new ArrayList<>(one.users());
            users.addAll(other.users());
            return one.offeredTo(groups, users, one.excluded());
          });
    }
    return List.copyOf(tasks.values());
  }

  /** A task's rows, without its holder. */
  static List<TaskHash.Row> offers(Task task) {
    List<String> candidates = task.candidates();
    return candidates.stream()
        .map(
            candidate ->
                new TaskHash.Row(
                    task.id(),
                    candidate,
                    candidates.indexOf(candidate),
                    task.token(),
                    task.type(),
                    task.typeVersion(),
                    task.step(),
                    (task.dueAt() == null ? NEVER : task.dueAt()).toEpochMilli(),
                    task.round(),
                    names(task.excluded()),
                    task.createdAt().toEpochMilli(),
                    task.instance().path().text(),
                    label(task)))
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
        row.getTimestamp("created_at").getTime(),
        row.getString("instance"),
        row.getString("label"));
  }

  private static @Nullable String label(Task task) {
    InstanceLabel label = task.instance().label();
    return label == null ? null : label.text();
  }

  /**
   * @param unit the responsible unit of its issue, by which tasks are found
   */
  static List<Object[]> rows(Task task, @Nullable String unit) {
    List<Object[]> rows = new ArrayList<>();
    List<String> candidates = task.candidates();
    for (String candidate : candidates) {
      rows.add(
          new @Nullable Object[] {
            task.id(),
            candidate,
            candidates.indexOf(candidate),
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
            task.claimedAt() == null ? null : Timestamp.from(task.claimedAt()),
            task.instance().path().text(),
            label(task),
            unit
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
