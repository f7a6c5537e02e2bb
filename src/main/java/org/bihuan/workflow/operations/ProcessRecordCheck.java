package org.bihuan.workflow.operations;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Claimed;
import org.bihuan.issue.event.Released;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.Transferred;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.workflow.TaskHash;
import org.bihuan.workflow.TaskRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies the steps in an issue's row, the process that drives it (see {@link Consistency}), its
 * tasks as they were offered (see {@link TaskHash}), and who has claimed them.
 */
@Component
class ProcessRecordCheck implements RecordCheck {

  private static final long ROUNDED = 1;

  private final Consistency consistency;
  private final JdbcTemplate jdbc;

  ProcessRecordCheck(Consistency consistency, JdbcTemplate jdbc) {
    this.consistency = consistency;
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Map<String, Assigned> assigned = new HashMap<>();
    Told told = new Told();
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        TrailEvent event = TrailEvent.of(entry);
        String offered = event.offered();
        if (offered != null) {
          told.offered = offered;
          told.seq = entry.seq();
        }
        if (event instanceof Claimed) {
          assigned.put(event.task(), assigned(entry, entry.actor()));
        } else if (event instanceof Transferred transferred) {
          assigned.put(event.task(), assigned(entry, transferred.to()));
        } else if (event instanceof Released) {
          assigned.put(event.task(), new Assigned(null, null, entry.seq()));
        }
      }

      @Override
      public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        consistency
            .of(issue.number())
            .forEach(fault -> differences.add(changed(fault.fault(), null)));
        List<Row> rows = rows(issue.number());
        if (told.offered != null
            && !told.offered.equals(TaskHash.of(rows.stream().map(Row::offer).toList()))) {
          differences.add(changed("tasks", told.seq));
        }
        differences.addAll(otherwiseAssigned(rows, assigned));
        return differences;
      }
    };
  }

  /**
   * The latest information on all tasks in the trail. Older trails have none: then nothing can be
   * compared.
   */
  private static final class Told {
    private @Nullable String offered;
    private @Nullable Integer seq;
  }

  /** Who has claimed a task and since when, and the entry that records it. */
  private record Assigned(@Nullable String username, @Nullable Instant at, @Nullable Integer seq) {}

  private static Assigned assigned(TrailEntry entry, String username) {
    return new Assigned(username, entry.at(), entry.seq());
  }

  private record Row(
      TaskHash.Row offer, @Nullable String assignee, @Nullable Timestamp claimedAt) {}

  private List<Row> rows(String issue) {
    return jdbc.query(
        "select id, candidate, place, token, type, type_version, step, due_at, round, excluded,"
            + " created_at, assignee, claimed_at, instance, label from task where issue = ?",
        (row, n) ->
            new Row(TaskRows.offer(row), row.getString("assignee"), row.getTimestamp("claimed_at")),
        issue);
  }

  private static List<Difference> otherwiseAssigned(
      List<Row> rows, Map<String, Assigned> assigned) {
    List<Difference> differences = new ArrayList<>();
    for (Row row : rows) {
      Assigned told = assigned.getOrDefault(row.offer().id(), new Assigned(null, null, null));
      if (!Objects.equals(told.username(), row.assignee())) {
        differences.add(changed("assignee", told.seq()));
      } else if (!isSince(told.at(), row.claimedAt())) {
        differences.add(changed("claimedAt", told.seq()));
      }
    }
    return differences;
  }

  /**
   * Whether the times match. Tasks claimed long ago have no time; others may have been rounded
   * where the trail truncates.
   */
  private static boolean isSince(@Nullable Instant told, @Nullable Timestamp claimedAt) {
    if (claimedAt == null) {
      return true;
    }
    return told != null
        && Duration.between(told, claimedAt.toInstant()).abs().toMillis() <= ROUNDED;
  }

  private static Difference changed(String where, @Nullable Integer seq) {
    return new Difference("process", where, Difference.Fault.CHANGED, seq);
  }
}
