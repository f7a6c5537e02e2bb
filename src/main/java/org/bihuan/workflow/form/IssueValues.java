package org.bihuan.workflow.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.jspecify.annotations.Nullable;

/** What expressions may ask of an issue: {@code issue.unit}. */
final class IssueValues {

  private IssueValues() {}

  static Map<String, @Nullable Object> of(Issue issue, Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (IssueValue value : IssueValue.values()) {
      values.put(value.code(), value(issue, value, now));
    }
    return values;
  }

  private static @Nullable Object value(Issue issue, IssueValue value, Instant now) {
    return switch (value) {
      case NUMBER -> issue.number();
      case TYPE -> issue.type();
      case TITLE -> issue.facts().title();
      case CATEGORY -> issue.facts().category();
      case SEVERITY -> issue.facts().severity().code();
      case SOURCE -> issue.facts().source();
      case UNIT -> issue.unit();
      case SUPERVISOR -> issue.supervisor();
      case CAMPAIGN -> issue.facts().campaign();
      case PARENT -> issue.parent();
      case DUE_AT -> issue.dueAt();
      case OPENED_AT -> issue.openedAt();
      case OPENED_BY -> issue.openedBy();
      case ROUND -> issue.round();
      case DUE_RUNS -> issue.timing().dueRuns();
      case OVERDUE -> issue.isOverdue(now);
      case REVIEW_OVERDUE -> issue.isReviewOverdue(now);
    };
  }
}
