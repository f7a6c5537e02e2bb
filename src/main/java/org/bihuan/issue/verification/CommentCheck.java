package org.bihuan.issue.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Commented;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies comments. They are read in pages, since there may be many long ones. */
@Component
class CommentCheck implements RecordCheck, RecordSource {

  private static final int PAGE = 50;

  private static final String SELECT =
      "select id, at, author, text from issue_comment where issue = ?";

  private final RecordPages pages;

  CommentCheck(JdbcTemplate jdbc) {
    this.pages = new RecordPages(jdbc, SELECT, "id", PAGE, CommentCheck::row);
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("comment");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        if (TrailEvent.of(entry) instanceof Commented comment) {
          Map<String, @Nullable Object> parts = new HashMap<>();
          parts.put("author", entry.actor());
          parts.put("text", comment.text());
          if (comment.at() != null) {
            parts.put("at", comment.at());
          }
          records.told(comment.id(), entry.seq(), parts);
        }
      }

      @Override
      public List<Difference> differences() {
        pages.read(issue.number(), row -> records.found(row.id(), row.parts()));
        return records.differences();
      }
    };
  }

  @Override
  public void read(String issue, Consumer<StoredRecord> action) {
    pages.read(
        issue,
        row -> {
          Map<String, @Nullable Object> parts = row.parts();
          action.accept(
              new StoredRecord(
                  Commented.CODE,
                  Commented.ID,
                  row.id(),
                  Collections.singletonMap("actor", parts.get("author")),
                  Collections.singletonMap("text", parts.get("text")),
                  Collections.singletonMap("at", row.at().toInstant().toString())));
        });
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    return new Row(
        row.getString("id"),
        at,
        Map.of(
            "author",
            row.getString("author"),
            "text",
            row.getString("text"),
            "at",
            at.toInstant()));
  }
}
