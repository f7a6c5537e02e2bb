package org.bihuan.issue.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies that each table is as it was submitted: its content has the hash that the trail entry
 * holds, and no entry is without its table. Read one by one.
 */
@Component
class SubmittedRowsCheck implements RecordCheck {

  private static final String SHA256 = "sha256";

  private final JdbcTemplate jdbc;

  SubmittedRowsCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("submittedRows");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        RowsReference.in(TrailEvent.of(entry))
            .forEach(
                (field, table) ->
                    records.told(
                        entry.seq() + " " + field,
                        entry.seq(),
                        Map.of(SHA256, table.sha256(), "content", table.sha256())));
      }

      @Override
      public List<Difference> differences() {
        jdbc.query(
            "select seq, field, sha256, content from submitted_rows where issue = ?"
                + " order by seq, field",
            row -> {
              Map<String, @Nullable Object> found = new HashMap<>();
              found.put(SHA256, row.getString(SHA256));
              found.put("content", TrailHash.sha256(row.getString("content")));
              records.found(row.getInt("seq") + " " + row.getString("field"), found);
            },
            issue.number());
        return records.differences();
      }
    };
  }
}
