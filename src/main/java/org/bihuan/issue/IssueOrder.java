package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.bihuan.http.Keyset;
import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;

/** The orders of a list of issues, each with the condition for the issues after a position. */
enum IssueOrder {
  NEWEST("-openedAt", "i.opened_at desc, i.number desc", "(i.opened_at, i.number) < (?, ?)"),
  DUE(
      "dueAt",
      "coalesce(i.due_at, timestamp with time zone '9999-12-31 00:00:00+00'), i.number",
      "(coalesce(i.due_at, timestamp with time zone '9999-12-31 00:00:00+00'), i.number) > (?, ?)"),
  NUMBER("number", "i.number", "i.number > ?");

  /** Used for no due date, so that such issues come last. */
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final String word;
  private final String sql;
  private final String behind;

  IssueOrder(String word, String sql, String behind) {
    this.word = word;
    this.sql = sql;
    this.behind = behind;
  }

  static IssueOrder of(@Nullable String word) {
    for (IssueOrder order : values()) {
      if (word == null || order.word.equals(word)) {
        return order;
      }
    }
    throw Problem.malformed("sort", "issue.unknownSort", String.valueOf(word));
  }

  String sql() {
    return sql;
  }

  String position(Issue issue) {
    Instant time = this == DUE ? (issue.dueAt() == null ? NEVER : issue.dueAt()) : issue.openedAt();
    return Keyset.encode(time.toString(), issue.number());
  }

  String behind(List<String> position, List<Object> parameters) {
    if (this != NUMBER) {
      parameters.add(Timestamp.from(Keyset.instant(position.get(0))));
    }
    parameters.add(position.get(1));
    return behind;
  }
}
