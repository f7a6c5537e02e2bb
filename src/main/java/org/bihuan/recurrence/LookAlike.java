package org.bihuan.recurrence;

import java.time.Instant;
import java.util.List;
import org.bihuan.issue.Issue;
import org.bihuan.recurrence.likeness.Likeness;
import org.bihuan.recurrence.likeness.Likeness.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A signed-off issue that is like another.
 *
 * @param score from 0 to 1: what its reasons add, each its likeness times its weight
 * @param why the reasons: {@code text}, {@code unit}, {@code entry} (such as the same enterprise),
 *     {@code location}, {@code category}
 */
public record LookAlike(
    String number,
    String type,
    String title,
    @Nullable String unit,
    @Nullable String location,
    @Nullable String category,
    @Nullable String campaign,
    Instant openedAt,
    @Nullable Instant signedOffAt,
    double score,
    List<Reason> why) {

  static LookAlike of(Issue issue, Likeness likeness) {
    return new LookAlike(
        issue.number(),
        issue.type(),
        issue.facts().title(),
        issue.unit(),
        issue.facts().location(),
        issue.facts().category(),
        issue.facts().campaign(),
        issue.openedAt(),
        issue.closure().closedAt(),
        likeness.score(),
        likeness.why());
  }
}
