package org.bihuan.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which completed step cites which evidence. */
@Component
class CitationCheck implements RecordCheck {

  /** Citations that the trail tells of without their hash may lack it: by an earlier version. */
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
        if (entry.act().equals("evidenceAdded")) {
          files.put(entry.data().path("id").asText(), entry.data().path("sha256").asText());
        } else if (entry.act().equals("completed")) {
          for (String id : cited(entry.data())) {
            Map<String, Object> told = new HashMap<>();
            told.put("step", String.valueOf(entry.step()));
            told.put("round", entry.round());
            if (entry.data().path("cited").hasNonNull(id)) {
              told.put("sha256", entry.data().path("cited").path(id).asText());
              hashed.add(key(id, entry.data().path("task").asText()));
            } else if (files.containsKey(id)) {
              told.put("sha256", files.get(id));
            }
            records.told(key(id, entry.data().path("task").asText()), entry.seq(), told);
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

  /** With the files that fields cite, where the entry keeps them; older ones do not. */
  private static List<String> cited(JsonNode data) {
    List<String> ids = new ArrayList<>();
    if (data.has("cited")) {
      data.path("cited").fieldNames().forEachRemaining(ids::add);
    } else {
      data.path("evidence").forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }
}
