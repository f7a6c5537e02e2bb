package org.bihuan.ledger;

import org.bihuan.organization.Caller;
import org.bihuan.process.DecisionTables;
import org.bihuan.workflow.opening.DeadlinePreview;
import org.bihuan.workflow.opening.NewIssue;
import org.bihuan.workflow.opening.OpeningChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the issues of a ledger would be due, before any is opened. */
@Component
class LedgerDueDates {

  private final DeadlinePreview preview;
  private final OpeningChoices choices;

  LedgerDueDates(DeadlinePreview preview, OpeningChoices choices) {
    this.preview = preview;
    this.choices = choices;
  }

  /** The decisions as they are now, for all rows of a ledger. */
  DecisionTables.Current decisions() {
    return preview.decisions();
  }

  /** Null where it cannot be told yet. */
  DeadlinePreview.@Nullable Preview of(
      Caller caller, NewIssue issue, DecisionTables.Current decisions) {
    String supervisor = issue.supervisor();
    if (supervisor == null) {
      supervisor = choices.supervisor(caller, String.valueOf(issue.type()));
    }
    return supervisor == null ? null : preview.of(caller, issue, supervisor, decisions);
  }
}
