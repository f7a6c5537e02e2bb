package org.bihuan.workflow.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.RecordPages;
import org.bihuan.issue.verification.RecordPages.Row;
import org.bihuan.issue.verification.RecordSource;
import org.bihuan.issue.verification.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies submissions, one for each completed step; read in pages. */
@Component
class SubmissionCheck implements RecordCheck, RecordSource {

  private static final int PAGE = 10;

  private static final String SELECT =
      "select task, step, round, outcome, fields, remark, evidence, actor, at, waited, worked, late,"
          + " duty"
          + " from submission where issue = ?";

  /** Old submissions may lack their duty; without it they give no access either. */
  private static final Set<String> OPTIONAL = Set.of("unit");

  private final RecordPages pages;

  SubmissionCheck(JdbcTemplate jdbc) {
    this.pages = new RecordPages(jdbc, SELECT, "task", PAGE, SubmissionCheck::row);
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("submission");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        if (TrailEvent.of(entry) instanceof Completed completed) {
          records.told(completed.task(), entry.seq(), told(entry, completed));
        }
      }

      @Override
      public List<Difference> differences() {
        pages.read(issue.number(), row -> records.found(row.id(), row.parts(), OPTIONAL));
        return records.differences();
      }
    };
  }

  @Override
  public void read(String issue, Consumer<StoredRecord> action) {
    pages.read(issue, row -> action.accept(stored(row)));
  }

  private static StoredRecord stored(Row row) {
    Map<String, @Nullable Object> entry = new HashMap<>(row.parts());
    entry.put("at", row.at().toInstant());
    entry.putIfAbsent("duty", null);
    return new StoredRecord(
        Completed.CODE,
        "task",
        row.id(),
        entry,
        taken(entry, List.of("fields", "comment", "evidence")),
        taken(entry, List.of("waited", "worked", "late", "duty")));
  }

  private static Map<String, @Nullable Object> taken(
      Map<String, @Nullable Object> all, List<String> names) {
    Map<String, @Nullable Object> taken = new HashMap<>();
    names.stream().filter(all::containsKey).forEach(name -> taken.put(name, all.remove(name)));
    return taken;
  }

  private static Map<String, @Nullable Object> told(TrailEntry entry, Completed completed) {
    Map<String, @Nullable Object> told = new HashMap<>();
    told.put("step", entry.step());
    told.put("round", entry.round());
    told.put("outcome", entry.outcome());
    told.put("actor", entry.actor());
    told.put("at", entry.at());
    told.put("unit", entry.unit());
    told.put("fields", completed.fields());
    told.put("comment", completed.comment());
    told.put("evidence", completed.evidence());
    told.putAll(completed.later());
    return told;
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    Map<String, @Nullable Object> parts = new HashMap<>();
    for (String name : List.of("step", "round", "outcome", "actor", "waited", "worked", "late")) {
      parts.put(name, row.getObject(name));
    }
    parts.put("at", at.toInstant());
    String duty = row.getString("duty");
    if (duty != null) {
      parts.put("duty", duty);
      parts.put("unit", duty.substring(0, Math.max(0, duty.lastIndexOf('/'))));
    }
    parts.put("comment", row.getString("remark"));
    parts.put("fields", json(row.getString("fields")));
    parts.put("evidence", json(row.getString("evidence")));
    return new Row(row.getString("task"), at, parts);
  }

  private static Object json(String text) {
    try {
      return Canonical.read(text);
    } catch (IllegalArgumentException tampered) {
      return text;
    }
  }
}
