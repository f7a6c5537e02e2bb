package org.bihuan.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.Difference;
import org.bihuan.issue.Issue;
import org.bihuan.issue.RecordCheck;
import org.bihuan.issue.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The steps an issue is listed under the process that drives it, and who has its tasks; see {@link
 * Consistency}.
 */
@Component
class ProcessCheck implements RecordCheck {

  private final Consistency consistency;
  private final JdbcTemplate jdbc;

  ProcessCheck(Consistency consistency, JdbcTemplate jdbc) {
    this.consistency = consistency;
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Map<String, Assigned> assigned = new HashMap<>();
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        String task = entry.data().path("task").asText();
        switch (entry.act()) {
          case "claimed" -> assigned.put(task, new Assigned(entry.actor(), entry.seq()));
          case "transferred" ->
              assigned.put(task, new Assigned(entry.data().path("to").asText(), entry.seq()));
          case "released" -> assigned.put(task, new Assigned(null, entry.seq()));
          default -> {
            // the trail says nothing of where a process waits
          }
        }
      }

      @Override
      public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        consistency
            .of(issue.number())
            .forEach(fault -> differences.add(changed(fault.fault(), null)));
        differences.addAll(otherwiseAssigned(issue.number(), assigned));
        return differences;
      }
    };
  }

  /** Who has a task, and the entry that says so. */
  private record Assigned(@Nullable String username, @Nullable Integer seq) {}

  private List<Difference> otherwiseAssigned(String issue, Map<String, Assigned> assigned) {
    List<Difference> differences = new ArrayList<>();
    jdbc.query(
        "select distinct id, assignee from task where issue = ?",
        row -> {
          Assigned told = assigned.getOrDefault(row.getString("id"), new Assigned(null, null));
          if (!Objects.equals(told.username(), row.getString("assignee"))) {
            differences.add(changed("assignee", told.seq()));
          }
        },
        issue);
    return differences;
  }

  private static Difference changed(String where, @Nullable Integer seq) {
    return new Difference("process", where, Difference.Fault.CHANGED, seq);
  }
}
