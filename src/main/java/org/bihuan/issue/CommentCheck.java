package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Comments.Comment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Comments, read in pages: their texts may be long and many. */
@Component
class CommentCheck implements RecordCheck {

  private static final int PAGE = 50;

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
        if (entry.act().equals("commented")) {
          Map<String, @Nullable Object> parts = new HashMap<>();
          parts.put("author", entry.actor());
          parts.put("text", entry.data().path("text"));
          if (entry.data().has("at")) {
            parts.put("at", entry.data().get("at"));
          }
          records.told(entry.data().path("id").asText(), entry.seq(), parts);
        }
      }

      @Override
      public List<Difference> differences() {
        read(issue.number(), records);
        return records.differences();
      }
    };
  }

  private void read(String issue, Records records) {
    Instant at = Instant.EPOCH;
    String id = "";
    List<Comment> page;
    do {
      page = page(issue, at, id);
      for (Comment comment : page) {
        records.found(
            comment.id(),
            Map.of("author", comment.author(), "text", comment.text(), "at", comment.at()));
        at = comment.at();
        id = comment.id();
      }
    } while (page.size() == PAGE);
  }

  private List<Comment> page(String issue, Instant at, String id) {
    return jdbc.query(
        "select id, at, author, text from issue_comment"
            + " where issue = ? and (at > ? or (at = ? and id > ?)) order by at, id limit "
            + PAGE,
        (row, n) ->
            new Comment(
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("author"),
                row.getString("text")),
        issue,
        Timestamp.from(at),
        Timestamp.from(at),
        id);
  }
}
