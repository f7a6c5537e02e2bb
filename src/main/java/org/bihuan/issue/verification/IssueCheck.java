package org.bihuan.issue.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The issue's own row. What the trail says of it is gathered from its opening on; parts that older
 * entries do not tell of are not compared.
 */
@Component
class IssueCheck implements RecordCheck {

  /**
   * Facts that entries of openings tell from the first release on, left out where they are empty.
   * All others are compared only where the entry tells of them, be it as null.
   */
  private static final Set<String> TOLD_FROM_THE_BEGINNING =
      Set.of(
          "title",
          "description",
          "category",
          "severity",
          "source",
          "unit",
          "supervisor",
          "parent",
          "remark");

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new OfIssue(issue);
  }

  private static final class OfIssue implements Comparison {

    private final Issue issue;
    private final Map<String, @Nullable Object> told = new LinkedHashMap<>();
    private int relapses;
    private int last;

    OfIssue(Issue issue) {
      this.issue = issue;
    }

    @Override
    public void entry(TrailEntry entry) {
      JsonNode data = entry.data();
      last = entry.seq();
      told.put("round", entry.round());
      switch (entry.act()) {
        case "opened" -> opened(entry);
        case "reassigned" -> {
          told.put("unit", text(data, "unit"));
          told.put("supervisor", text(data, "supervisor"));
        }
        case "dueDateSet", "dueDateChanged" -> told.put("dueAt", instant(data, "to"));
        case "migrated" -> told.put("typeVersion", data.path("to").asInt());
        case "reopened" -> reopened(data);
        case "closed" -> closed(entry);
        default -> {
          // changes nothing that stands in the row
        }
      }
    }

    private void opened(TrailEntry entry) {
      JsonNode data = entry.data();
      IssueFacts.NAMES.stream()
          .filter(name -> TOLD_FROM_THE_BEGINNING.contains(name) || data.has(name))
          .forEach(name -> told.put(name, text(data, name)));
      told.put("type", text(data, "type"));
      told.put("typeVersion", data.path("version").asInt());
      told.put("dueAt", instant(data, "dueAt"));
      told.put("openedAt", entry.at());
      told.put("openedBy", entry.actor());
      open();
    }

    private void open() {
      told.put("status", Status.OPEN.code());
      told.put("resolution", null);
      told.put("counted", true);
      told.put("good", false);
      told.put("closedAt", null);
      told.put("workingDays", null);
      told.remove("steps"); // of an open issue: compared with its tasks
    }

    private void reopened(JsonNode data) {
      relapses++;
      open();
      told.put("dueAt", null);
      tell("typeVersion", data);
    }

    private void closed(TrailEntry entry) {
      told.put("status", Status.CLOSED.code());
      told.put("resolution", entry.outcome());
      told.put("closedAt", entry.at());
      told.put("steps", "");
      List.of("counted", "good", "workingDays").forEach(name -> tell(name, entry.data()));
    }

    private void tell(String name, JsonNode data) {
      if (data.has(name)) {
        told.put(name, data.get(name));
      } else {
        told.remove(name);
      }
    }

    @Override
    public List<Difference> differences() {
      told.put("relapses", relapses);
      Records records = new Records("issue");
      records.told("", last, told);
      records.found("", row());
      return records.differences();
    }

    private Map<String, @Nullable Object> row() {
      Map<String, @Nullable Object> row = new HashMap<>(issue.facts().texts());
      Closure closure = issue.closure();
      row.put("type", issue.type());
      row.put("typeVersion", issue.typeVersion());
      row.put("openedAt", issue.openedAt());
      row.put("openedBy", issue.openedBy());
      row.put("dueAt", issue.dueAt());
      row.put("status", closure.status().code());
      row.put("resolution", closure.resolution());
      row.put("counted", closure.counted());
      row.put("good", closure.good());
      row.put("closedAt", closure.closedAt());
      row.put("workingDays", closure.workingDays());
      row.put("steps", String.join(",", issue.steps()));
      row.put("round", issue.round());
      row.put("relapses", issue.progress().relapses());
      return row;
    }

    private static @Nullable String text(JsonNode data, String name) {
      return data.hasNonNull(name) ? data.path(name).asText() : null;
    }

    private static @Nullable Object instant(JsonNode data, String name) {
      String text = text(data, name);
      try {
        return text == null ? null : Instant.parse(text);
      } catch (DateTimeException tampered) {
        return text;
      }
    }
  }
}
