package org.bihuan.issue;

import java.time.Instant;
import java.util.Set;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.jspecify.annotations.Nullable;

/**
 * An issue as clients see it in lists; {@link Issue} without what only the service needs.
 *
 * @param parent null also where the reader may not see it
 * @param overdue open and past its due date
 */
public record IssueItem(
    String number,
    String type,
    int typeVersion,
    String title,
    @Nullable String description,
    @Nullable String category,
    Severity severity,
    String source,
    @Nullable String unit,
    String supervisor,
    @Nullable String location,
    @Nullable String basis,
    @Nullable String campaign,
    @Nullable String parent,
    @Nullable String remark,
    Instant openedAt,
    String openedBy,
    @Nullable Instant dueAt,
    boolean overdue,
    Status status,
    @Nullable String resolution,
    @Nullable Instant closedAt,
    @Nullable Integer workingDays,
    int round,
    int relapses) {

  /**
   * @param seen numbers of issues that the reader may know of: no other is named as parent
   */
  public static IssueItem of(Issue issue, Instant now, Set<String> seen) {
    String parent = issue.parent();
    return new IssueItem(
        issue.number(),
        issue.type(),
        issue.typeVersion(),
        issue.title(),
        issue.description(),
        issue.category(),
        issue.severity(),
        issue.source(),
        issue.unit(),
        issue.supervisor(),
        issue.location(),
        issue.basis(),
        issue.campaign(),
        parent != null && seen.contains(parent) ? parent : null,
        issue.remark(),
        issue.openedAt(),
        issue.openedBy(),
        issue.dueAt(),
        issue.isOpen() && issue.dueAt() != null && issue.dueAt().isBefore(now),
        issue.status(),
        issue.resolution(),
        issue.closedAt(),
        issue.workingDays(),
        issue.round(),
        issue.relapses());
  }
}
