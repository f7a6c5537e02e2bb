package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.DueDateMoved.Why;
import org.bihuan.issue.state.DueDateChange;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Act;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.form.ExpressionContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Due dates that a process has counted in working days: these follow the calendar. A date that was
 * given at opening, or that a form holds, as an extension's does, is somebody's word and stays.
 */
@Component
class CalculatedDueDates {

  /** Why such a date was moved, as the trail and the explanation of the deadline say. */
  private static final String CALENDAR = "calendarAnnounced";

  private final IssueTypes types;
  private final ExpressionContext values;
  private final DueDates dueDates;
  private final Clock clock;

  CalculatedDueDates(IssueTypes types, ExpressionContext values, DueDates dueDates, Clock clock) {
    this.types = types;
    this.values = values;
    this.dueDates = dueDates;
    this.clock = clock;
  }

  /** Whether the calendar as it is now gives another due date, counted from the same day. */
  boolean moves(Issues.Snapshot issue) {
    return anew(issue).isPresent();
  }

  /** Moves the due date to where the calendar has it now. */
  void follow(LockedIssue issue) {
    issue.state().lastDueDateChange().ifPresent(last -> follow(issue, last));
  }

  private void follow(LockedIssue issue, DueDateChange last) {
    anew(issue.snapshot())
        .ifPresent(
            due ->
                dueDates.change(
                    issue,
                    IssueLifecycle.source(type(issue.issue()), last.element()),
                    due,
                    new Why(CALENDAR, last.countedFrom())));
  }

  /** Nothing that is over is changed, and nothing becomes overdue by an announcement. */
  private Optional<Instant> anew(Issues.Snapshot issue) {
    Instant due = issue.issue().dueAt();
    Instant now = clock.instant();
    DueDateChange last = issue.state().lastDueDateChange().orElse(null);
    Template counted = last == null ? null : counted(issue.issue(), last);
    if (issue.process() == null
        || due == null
        || !due.isAfter(now)
        || last == null
        || counted == null) {
      return Optional.empty();
    }
    Instant since = Instant.parse(last.countedFrom());
    return Optional.of(values.dueAt(counted.value(values.at(issue, since))))
        .filter(anew -> !values.day(anew).equals(values.day(due)) && anew.isAfter(now));
  }

  /** What the process said when it counted; null where the date came about otherwise. */
  private @Nullable Template counted(Issue issue, DueDateChange last) {
    Act act = type(issue).model().acts().get(last.element());
    if (act == null || !act.delegate().equals("changeDueDate")) {
      return null;
    }
    Template date = Template.parse(act.parameters().getOrDefault("date", ""));
    boolean counts = date.calls("calendar.plusWorkdays") || date.calls("calendar.workdaysBefore");
    return counts && !date.looksInto("fields") && !date.mentions("issue.dueAt") ? date : null;
  }

  private IssueType type(Issue issue) {
    return types.get(issue.type(), issue.typeVersion());
  }
}
