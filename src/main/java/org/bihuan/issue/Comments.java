package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say about an issue beside its steps. Each comment stands in the trail too. */
@Component
public class Comments {

  private static final int LENGTH = 20_000;

  private final JdbcTemplate jdbc;
  private final Issues issues;
  private final Trail trail;
  private final Clock clock;

  Comments(JdbcTemplate jdbc, Issues issues, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.issues = issues;
    this.trail = trail;
    this.clock = clock;
  }

  /** Something somebody said. */
  public record Comment(String id, Instant at, String author, String text) {}

  List<Comment> of(String issue) {
    return jdbc.query(
        "select id, at, author, text from issue_comment where issue = ? order by at, id",
        (row, n) ->
            new Comment(
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("author"),
                row.getString("text")),
        issue);
  }

  /**
   * Says something about an issue.
   *
   * @throws Problem 404 where the caller may not see it, 403 where they may only read it, 422
   *     naming {@code text}
   */
  @Transactional
  public Comment add(Caller caller, String issue, @Nullable String text) {
    Issue unused = issues.writable(caller, issue);
    if (text == null || text.isBlank()) {
      throw refused("form.required");
    }
    if (text.length() > LENGTH) {
      throw refused("form.tooLong", LENGTH);
    }
    if (!StorableText.is(text)) {
      throw refused("form.controlCharacter");
    }
    Comment comment =
        new Comment(
            UUID.randomUUID().toString(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            caller.username(),
            text);
    trail.append(issue, caller.username(), "commented", Map.of("id", comment.id(), "text", text));
    jdbc.update(
        "insert into issue_comment (issue, id, at, author, text) values (?,?,?,?,?)",
        issue,
        comment.id(),
        Timestamp.from(comment.at()),
        comment.author(),
        comment.text());
    return comment;
  }

  private static Problem refused(String key, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError("text", key, arguments)));
  }
}
