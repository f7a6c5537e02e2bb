package org.bihuan.issue;

import java.time.Instant;
import java.util.List;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.jspecify.annotations.Nullable;

/**
 * One thing found that must be put right.
 *
 * @param number e.g. {@code QH-2026-000123}: root unit, year of opening, sequence
 * @param type the key of the process that drives it
 * @param typeVersion the version of that process
 * @param revision grows with every change of the issue
 */
public record Issue(
    String number,
    String type,
    int typeVersion,
    IssueFacts facts,
    Instant openedAt,
    String openedBy,
    @Nullable Instant dueAt,
    Closure closure,
    Progress progress,
    Timing timing,
    long revision) {

  public boolean isOpen() {
    return closure.isOpen();
  }

  /** Whether its process has ended; what stands in force goes on like what is open. */
  public boolean isClosed() {
    return closure.isClosed();
  }

  /** Open and past its due date, which runs. */
  public boolean isOverdue(Instant now) {
    return isOpen() && timing.dueRuns() && dueAt != null && dueAt.isBefore(now);
  }

  /** Open, and a step of others than the responsible unit is past its own due date. */
  public boolean isReviewOverdue(Instant now) {
    Instant othersDueAt = timing.othersDueAt();
    return isOpen() && othersDueAt != null && othersDueAt.isBefore(now);
  }

  /**
   * Whether the unit handed in by the due date what was signed off; null where it is not signed
   * off, or had no due date.
   */
  public @Nullable Boolean onTime() {
    Instant done = timing.handedInAt() == null ? closure.closedAt() : timing.handedInAt();
    if (!closure.good() || dueAt == null || done == null) {
      return null;
    }
    return !done.isAfter(dueAt);
  }

  public @Nullable String unit() {
    return facts.unit();
  }

  public String supervisor() {
    return facts.supervisor();
  }

  public @Nullable String parent() {
    return facts.parent();
  }

  public int round() {
    return progress.round();
  }

  public List<String> steps() {
    return progress.steps();
  }
}
