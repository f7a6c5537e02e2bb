package org.bihuan.issue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An issue as clients see it in lists, without parts: {@link Issue} without what only the service
 * needs.
 *
 * @param facts with the parent only where the reader may see it
 * @param foundOn the day on which it was found, where a ledger says so
 * @param overdue open and past its due date, while that is up to whoever must act
 * @param reviewOverdue open, and a step of others than the responsible unit is past its due date
 * @param onTime whether the unit handed in by the due date what was signed off; else null
 */
public record IssueItem(
    String number,
    String type,
    int typeVersion,
    @JsonUnwrapped IssueFacts facts,
    Instant openedAt,
    String openedBy,
    @Nullable LocalDate foundOn,
    @Nullable Instant dueAt,
    boolean overdue,
    boolean reviewOverdue,
    @Nullable Boolean onTime,
    @JsonUnwrapped Closure closure,
    @JsonUnwrapped Progress progress) {

  /**
   * @param seen numbers of issues the reader may see: no other is shown as parent
   */
  public static IssueItem of(Issue issue, Instant now, Set<String> seen) {
    String parent = issue.parent();
    boolean hidden = parent != null && !seen.contains(parent);
    return new IssueItem(
        issue.number(),
        issue.type(),
        issue.typeVersion(),
        hidden ? issue.facts().withoutParent() : issue.facts(),
        issue.openedAt(),
        issue.openedBy(),
        issue.timing().foundOn(),
        issue.dueAt(),
        issue.isOverdue(now),
        issue.isReviewOverdue(now),
        issue.onTime(),
        issue.closure(),
        issue.progress());
  }
}
