package org.bihuan.issue.restricted;

import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies that each restricted value, and who sees it, is as it was when it was entered. Nothing
 * is told of the values, so that anybody may verify.
 */
@Component
class RestrictedValuesCheck implements RecordCheck {

  private static final String SHA256 = "sha256";
  private static final String ACTOR = "actor";

  private final JdbcTemplate jdbc;

  RestrictedValuesCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("restrictedValues");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        RestrictedReference.in(TrailEvent.of(entry))
            .forEach(
                (field, value) ->
                    records.told(
                        entry.seq() + " " + field,
                        entry.seq(),
                        Map.of(
                            SHA256,
                            value.sha256(),
                            "content",
                            value.sha256(),
                            ACTOR,
                            entry.actor())));
      }

      @Override
      public List<Difference> differences() {
        jdbc.query(
            "select seq, field, sha256, content, salt, visible_to, actor from restricted_value"
                + " where issue = ? order by seq, field",
            row -> {
              String hash =
                  RestrictedValue.hash(
                      row.getString("content"), row.getString("visible_to"), row.getString("salt"));
              records.found(
                  row.getInt("seq") + " " + row.getString("field"),
                  Map.of(
                      SHA256, row.getString(SHA256), "content", hash, ACTOR, row.getString(ACTOR)));
            },
            issue.number());
        return records.differences();
      }
    };
  }
}
