package org.bihuan.workflow.view;

import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of tasks.
 *
 * @param scope {@code claimable} (default): offered to the caller and not yet claimed; {@code
 *     mine}: claimed by them; {@code group}: all of their groups'
 * @param issue an issue's number
 * @param unit the issue's responsible unit, its subordinates too
 */
public record TaskFilter(
    @Nullable String scope,
    @Nullable String step,
    @Nullable String type,
    @Nullable String issue,
    @Nullable Boolean overdue,
    @Nullable String severity,
    @Nullable String unit,
    @Nullable String campaign) {

  /** All tasks of a scope. */
  public static TaskFilter all(String scope) {
    return new TaskFilter(scope, null, null, null, null, null, null, null);
  }

  /** Whether it has conditions on the issue that a task does not know. */
  boolean asksAboutIssue() {
    return severity != null || campaign != null;
  }

  /** The same filter for another scope. */
  public TaskFilter in(String otherScope) {
    return new TaskFilter(otherScope, step, type, issue, overdue, severity, unit, campaign);
  }
}
