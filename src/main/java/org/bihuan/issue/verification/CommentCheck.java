package org.bihuan.issue.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Commented;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Comments, read in pages: their texts may be long and many. */
@Component
class CommentCheck implements RecordCheck {

  private static final int PAGE = 50;

  /** The first page has no bound below: whatever time and id a forged row has, it is read. */
  private static final String SELECT =
      "select id, at, author, text from issue_comment where issue = ?";

  private static final String ORDER = " order by at, id limit " + PAGE;

  private final JdbcTemplate jdbc;

  CommentCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
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
        read(issue.number(), records);
        return records.differences();
      }
    };
  }

  private record Row(String id, OffsetDateTime at, Map<String, Object> parts) {}

  private void read(String issue, Records records) {
    List<Row> page = jdbc.query(SELECT + ORDER, CommentCheck::row, issue);
    while (!page.isEmpty()) {
      page.forEach(row -> records.found(row.id(), row.parts()));
      Row last = page.get(page.size() - 1);
      page =
          page.size() < PAGE
              ? List.of()
              : jdbc.query(
                  SELECT + " and (at > ? or (at = ? and id > ?))" + ORDER,
                  CommentCheck::row,
                  issue,
                  last.at(),
                  last.at(),
                  last.id());
    }
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
