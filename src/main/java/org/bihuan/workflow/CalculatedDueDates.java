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
import org.bihuan.workflow.deadline.CountedTimers;
import org.bihuan.workflow.form.ExpressionContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves what a process has calculated in working days when the calendar changes: due dates of
 * issues and of steps, and timers such as reminders. A date that somebody gave, at opening or in a
 * form such as an extension's, stays.
 */
@Component
class CalculatedDueDates {

  /** The reason in the trail and in the explanation of the deadline. */
  private static final String CALENDAR = "calendarAnnounced";

  private final IssueTypes types;
  private final ExpressionContext values;
  private final DueDates dueDates;
  private final TaskBoard board;
  private final TaskDeadlines steps;
  private final CountedTimers timers;
  private final Clock clock;

  CalculatedDueDates(
      IssueTypes types,
      ExpressionContext values,
      DueDates dueDates,
      TaskBoard board,
      TaskDeadlines steps,
      CountedTimers timers,
      Clock clock) {
    this.types = types;
    this.values = values;
    this.dueDates = dueDates;
    this.board = board;
    this.steps = steps;
    this.timers = timers;
    this.clock = clock;
  }

  /**
   * Whether the current calendar gives the issue, a step of it or a timer another time, counted
   * from the same day.
   */
  boolean moves(Issues.Snapshot issue) {
    return recalculated(issue).isPresent()
        || !steps.recounted(issue, board.read(issue.issue().number())).isEmpty()
        || !timers.moved(issue).isEmpty();
  }

  /** Moves the issue's due date, those of its steps, and its timers, to what the calendar gives. */
  void follow(LockedIssue issue) {
    issue.state().lastDueDateChange().ifPresent(last -> follow(issue, last));
    steps.recounted(issue.snapshot(), board.of(issue)).forEach(task -> board.change(issue, task));
    String process = issue.process();
    if (process != null) {
      timers.move(process, timers.moved(issue.snapshot()));
    }
  }

  private void follow(LockedIssue issue, DueDateChange last) {
    recalculated(issue.snapshot())
        .ifPresent(
            due ->
                dueDates.change(
                    issue,
                    IssueLifecycle.source(type(issue.issue()), last.element()),
                    due,
                    new Why(CALENDAR, last.countedFrom())));
  }

  /**
   * The new due date; empty where it does not change. A due date in the past is not changed, and
   * none is moved into the past.
   */
  private Optional<Instant> recalculated(Issues.Snapshot issue) {
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
        .filter(moved -> !values.day(moved).equals(values.day(due)) && moved.isAfter(now));
  }

  /**
   * The expression by which the process calculated the date; null where the date was set in another
   * way.
   */
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
