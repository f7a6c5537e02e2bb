package org.bihuan.issue;

import java.time.Instant;
import java.util.List;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.jspecify.annotations.Nullable;

/**
 * One thing found that must be put right.
 *
 * @param number e.g. {@code QH-2026-000123}: root unit, year of opening, sequence
 * @param type the key of the process that drives it
 * @param typeVersion the version of that process
 * @param source the code of a {@link org.bihuan.issue.facts.Source}, or one of another system
 * @param unit the responsible unit; null until an assigning step names it
 * @param supervisor the supervising unit, which opened it and signs it off
 * @param resolution the id of the end event that was reached; null while open
 * @param counted whether it counts in rates; a withdrawn issue does not
 * @param good whether it ended as the rate hopes
 * @param workingDays from opening to closing; null while open
 * @param round 1 at opening, one more at every send-back or relapse
 * @param steps the keys of the steps it stands at
 * @param revision grows with every act on the issue
 */
public record Issue(
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
    Status status,
    @Nullable String resolution,
    boolean counted,
    boolean good,
    @Nullable Instant closedAt,
    @Nullable Integer workingDays,
    int round,
    int relapses,
    List<String> steps,
    long revision) {

  public boolean isOpen() {
    return status == Status.OPEN;
  }
}
