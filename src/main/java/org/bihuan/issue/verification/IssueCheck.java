package org.bihuan.issue.verification;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Closed;
import org.bihuan.issue.event.Corrected;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.Migrated;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.Reassigned;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.TrailEvent.Standing;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies the issue's own row. The expected values are collected from the whole trail; values that
 * older entries lack are not compared.
 */
@Component
class IssueCheck implements RecordCheck {

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new OfIssue(issue);
  }

  private static final class OfIssue implements Comparison {

    private final Issue issue;
    private final Map<String, @Nullable Object> told = new LinkedHashMap<>();
    private int relapses;
    private int parts; // in which it stands in force
    private int last;

    OfIssue(Issue issue) {
      this.issue = issue;
    }

    @Override
    public void entry(TrailEntry entry) {
      last = entry.seq();
      told.put("round", entry.round());
      TrailEvent event = TrailEvent.of(entry);
      if (event instanceof Opened opened) {
        opened(entry, opened);
      } else if (event instanceof Reassigned reassigned) {
        told.put("unit", reassigned.unit());
        told.put("supervisor", reassigned.supervisor());
      } else if (event instanceof Corrected corrected) {
        told.putAll(corrected.facts());
      } else if (event instanceof DueDateMoved moved) {
        told.put("dueAt", instant(moved.to()));
      } else if (event instanceof Migrated migrated) {
        told.put("typeVersion", migrated.fileVersion());
      } else if (event instanceof Standing standing) {
        parts += standing.inside() ? 1 : -1;
        told.put("status", (parts > 0 ? Status.STANDING : Status.OPEN).code());
      } else if (event instanceof Reopened reopened) {
        reopened(reopened);
      } else if (event instanceof Closed closed) {
        closed(entry, closed);
      }
    }

    private void opened(TrailEntry entry, Opened opened) {
      told.putAll(opened.facts());
      told.put("type", opened.type());
      told.put("typeVersion", opened.fileVersion());
      told.put("dueAt", instant(opened.dueAt()));
      told.put("openedAt", entry.at());
      told.put("openedBy", entry.actor());
      open();
    }

    private void open() {
      parts = 0;
      told.put("status", Status.OPEN.code());
      told.put("resolution", null);
      told.put("counted", true);
      told.put("good", false);
      told.put("closedAt", null);
      told.put("workingDays", null);
      told.remove("steps"); // an open issue's steps are compared with its tasks
    }

    private void reopened(Reopened reopened) {
      relapses++;
      open();
      told.put("dueAt", null);
      if (reopened.tellsVersion()) {
        told.put("typeVersion", reopened.fileVersion());
      } else {
        told.remove("typeVersion");
      }
    }

    private void closed(TrailEntry entry, Closed closed) {
      told.put("status", Status.CLOSED.code());
      told.put("resolution", closed.outcome());
      told.put("closedAt", entry.at());
      told.put("steps", "");
      Closed.FACTS.forEach(told::remove); // what the entry lacks is not compared
      told.putAll(closed.facts());
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

    private static @Nullable Object instant(@Nullable String text) {
      try {
        return text == null ? null : Instant.parse(text);
      } catch (DateTimeException tampered) {
        return text;
      }
    }
  }
}
