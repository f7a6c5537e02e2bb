package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bihuan.http.Keyset;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.event.Commented;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comments of people on an issue. Each comment is in the trail too. */
@Component
public class Comments {

  private static final int LENGTH = 20_000;

  /** How many comments, each of up to that length, are in memory at once. */
  private static final int BATCH = 50;

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

  /** A comment. */
  public record Comment(String id, Instant at, String author, String text) {}

  /** The position of a comment in the order of comments. */
  record Place(Instant at, String id) {

    static final Place FIRST = new Place(Instant.EPOCH, "");

    static Place of(Comment comment) {
      return new Place(comment.at(), comment.id());
    }

    static Place of(String text) {
      List<String> values = Keyset.decode(text, 2);
      if (!StorableText.is(values.get(1))) {
        throw Keyset.refused();
      }
      return new Place(Keyset.instant(values.get(0)), values.get(1));
    }

    String text() {
      return Keyset.encode(at.toString(), id);
    }
  }

  /** The next comments, oldest first: at most so many; a batch may have fewer. */
  List<Comment> after(String issue, Place place, int most) {
    Timestamp at = Timestamp.from(place.at());
    return jdbc.query(
        "select id, at, author, text from issue_comment"
            + " where issue = ? and at >= ? and (at > ? or id > ?) order by at, id limit ?",
        (row, n) ->
            new Comment(
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("author"),
                row.getString("text")),
        issue,
        at,
        at,
        place.id(),
        Math.min(most, BATCH));
  }

  /**
   * Adds a comment to an issue.
   *
   * @throws Problem 404 where the caller may not see it, 403 where they may only read it, 422
   *     naming {@code text}
   */
  @Transactional
  public Comment add(Caller caller, String issue, @Nullable String text) {
    Issue unused = issues.writable(caller, issue);
    if (text == null || text.isBlank()) {
      throw Problem.invalidSubmission(List.of(FieldError.missing("text")));
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
    trail.append(issue, caller.username(), Commented.of(comment.id(), text, comment.at()));
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
