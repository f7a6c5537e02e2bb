package org.bihuan.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Calculates one hash over all tasks of an issue: the steps, to whom they are offered, who is
 * excluded, and when they are due, row by row. The trail records it whenever a task is added,
 * removed or changed; who has claimed a task is recorded in entries of its own.
 */
public final class TaskHash {

  /**
   * A row of the table {@code task}, without its holder.
   *
   * @param excluded as stored: {@code ,a,b,}
   * @param dueAt in milliseconds since the epoch, like {@code createdAt}
   * @param instance which of several; empty for a step that is done once
   */
  public record Row(
      String id,
      String candidate,
      int place,
      String token,
      String type,
      int typeVersion,
      String step,
      long dueAt,
      int round,
      String excluded,
      long createdAt,
      String instance,
      @Nullable String label) {}

  private TaskHash() {}

  static String ofTasks(List<Task> tasks) {
    return of(tasks.stream().flatMap(task -> TaskRows.offers(task).stream()).toList());
  }

  /** Lower-case hexadecimal SHA-256. */
  public static String of(List<Row> rows) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    rows.stream()
        .sorted(
            Comparator.comparing(Row::id).thenComparing(Row::place).thenComparing(Row::candidate))
        .forEach(row -> add(all, row));
    return Sha256.of(Canonical.text(all));
  }

  private static void add(ArrayNode all, Row row) {
    ArrayNode excluded = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(row.excluded().split(",", -1))
        .filter(name -> !name.isEmpty())
        .sorted()
        .forEach(excluded::add);
    ArrayNode added = all.addArray();
    added
        .add(row.id())
        .add(row.candidate())
        .add(row.place())
        .add(row.token())
        .add(row.type())
        .add(row.typeVersion())
        .add(row.step())
        .add(row.dueAt())
        .add(row.round())
        .add(excluded)
        .add(row.createdAt());
    if (!row.instance().isEmpty()) {
      added.add(row.instance()).add(row.label());
    }
  }
}
