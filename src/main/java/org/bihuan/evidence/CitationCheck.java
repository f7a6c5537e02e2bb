package org.bihuan.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies which completed step cites which evidence. */
@Component
class CitationCheck implements RecordCheck {

  /**
   * The hash may be missing where the trail has none, as with citations written by an earlier
   * version.
   */
  private static final Set<String> OPTIONAL = Set.of("sha256");

  private final JdbcTemplate jdbc;

  CitationCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("citation");
    Set<String> hashed = new HashSet<>();
    Map<String, String> files = new HashMap<>();
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        TrailEvent event = TrailEvent.of(entry);
        if (event instanceof EvidenceAdded added) {
          files.put(added.id(), added.sha256());
        } else if (event instanceof Completed completed) {
          for (String id : completed.cited()) {
            Map<String, Object> told = new HashMap<>();
            told.put("step", String.valueOf(entry.step()));
            told.put("round", entry.round());
            String sha256 = completed.sha256(id);
            if (sha256 != null) {
              told.put("sha256", sha256);
              hashed.add(key(id, completed.task()));
            } else if (files.containsKey(id)) {
              told.put("sha256", files.get(id));
            }
            records.told(key(id, completed.task()), entry.seq(), told);
          }
        }
      }

      @Override
      public List<Difference> differences() {
        jdbc.query(
            "select evidence, task, step, round, sha256 from evidence_citation where issue = ?",
            row -> {
              Map<String, @Nullable Object> found = new HashMap<>();
              found.put("step", row.getString("step"));
              found.put("round", row.getInt("round"));
              found.put("sha256", row.getString("sha256"));
              String key = key(row.getString("evidence"), row.getString("task"));
              records.found(key, found, hashed.contains(key) ? Set.of() : OPTIONAL);
            },
            issue.number());
        return records.differences();
      }
    };
  }

  private static String key(String evidence, String task) {
    return evidence + " " + task;
  }
}
