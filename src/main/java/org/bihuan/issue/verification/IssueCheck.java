package org.bihuan.issue.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
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

  /** Parts of the opening that stand in the trail only where they were given. */
  private static final List<String> GIVEN =
      List.of("title", "description", "category", "severity", "source", "unit", "supervisor");

  private static final List<String> ALSO_GIVEN = List.of("parent", "remark");

  /** Parts that entries tell of since they are compared; there as null where they are empty. */
  private static final List<String> LATER = List.of("location", "basis", "campaign");

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
      GIVEN.forEach(name -> told.put(name, text(data, name)));
      ALSO_GIVEN.forEach(name -> told.put(name, text(data, name)));
      LATER.stream().filter(data::has).forEach(name -> told.put(name, text(data, name)));
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
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("type", issue.type());
      row.put("typeVersion", issue.typeVersion());
      row.put("title", issue.title());
      row.put("description", issue.description());
      row.put("category", issue.category());
      row.put("severity", issue.severity().code());
      row.put("source", issue.source());
      row.put("unit", issue.unit());
      row.put("supervisor", issue.supervisor());
      row.put("location", issue.location());
      row.put("basis", issue.basis());
      row.put("campaign", issue.campaign());
      row.put("parent", issue.parent());
      row.put("remark", issue.remark());
      row.put("openedAt", issue.openedAt());
      row.put("openedBy", issue.openedBy());
      row.put("dueAt", issue.dueAt());
      row.put("status", issue.status().code());
      row.put("resolution", issue.resolution());
      row.put("counted", issue.counted());
      row.put("good", issue.good());
      row.put("closedAt", issue.closedAt());
      row.put("workingDays", issue.workingDays());
      row.put("steps", String.join(",", issue.steps()));
      row.put("round", issue.round());
      row.put("relapses", issue.relapses());
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
