package org.bihuan.workflow.operations;

import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.bihuan.workflow.form.GivenRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies the rows that steps gave to be filled in: they are as when the step began. */
@Component
class GivenRowsCheck implements RecordCheck {

  private static final String SHA256 = "sha256";

  private final JdbcTemplate jdbc;

  GivenRowsCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("givenRows");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        TrailEvent.of(entry)
            .given()
            .properties()
            .forEach(
                given ->
                    records.told(
                        given.getKey(), entry.seq(), Map.of(SHA256, given.getValue().asText())));
      }

      @Override
      public List<Difference> differences() {
        jdbc.query(
            "select task, field, salt, content from given_rows where issue = ?"
                + " order by task, field",
            row -> {
              String hash = GivenRows.sha256(row.getString("salt"), row.getString("content"));
              records.found(
                  row.getString("task") + " " + row.getString("field"), Map.of(SHA256, hash));
            },
            issue.number());
        return records.differences();
      }
    };
  }
}
