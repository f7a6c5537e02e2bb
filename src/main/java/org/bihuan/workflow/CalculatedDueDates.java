package org.bihuan.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.DueDateMoved.Why;
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
  boolean moves(LockedIssue issue) {
    return anew(issue).isPresent();
  }

  /** Moves the due date to where the calendar has it now. */
  void follow(LockedIssue issue) {
    JsonNode last = last(issue);
    anew(issue)
        .ifPresent(
            due ->
                dueDates.change(
                    issue,
                    IssueLifecycle.source(type(issue), last.path("element").asText()),
                    due,
                    new Why(CALENDAR, since(last))));
  }

  /** Nothing that is over is changed, and nothing becomes overdue by an announcement. */
  private Optional<Instant> anew(LockedIssue issue) {
    Instant due = issue.issue().dueAt();
    Instant now = clock.instant();
    Template counted = counted(issue);
    if (issue.process() == null || due == null || !due.isAfter(now) || counted == null) {
      return Optional.empty();
    }
    Instant since = Instant.parse(since(last(issue)));
    return Optional.of(values.dueAt(counted.value(values.at(issue, since))))
        .filter(anew -> !values.day(anew).equals(values.day(due)) && anew.isAfter(now));
  }

  /** What the process said when it counted; null where the date came about otherwise. */
  private @Nullable Template counted(LockedIssue issue) {
    Act act = type(issue).model().acts().get(last(issue).path("element").asText());
    if (act == null || !act.delegate().equals("changeDueDate")) {
      return null;
    }
    Template date = Template.parse(act.parameters().getOrDefault("date", ""));
    boolean counts = date.calls("calendar.plusWorkdays") || date.calls("calendar.workdaysBefore");
    return counts && !date.looksInto("fields") && !date.mentions("issue.dueAt") ? date : null;
  }

  private IssueType type(LockedIssue issue) {
    return types.get(issue.issue().type(), issue.issue().typeVersion());
  }

  private static JsonNode last(LockedIssue issue) {
    JsonNode changes = issue.read("deadline").path("changes");
    return changes.path(changes.size() - 1);
  }

  /** The instant the process counted from, also where the date has followed the calendar since. */
  private static String since(JsonNode change) {
    return change.path("since").asText(change.path("at").asText());
  }
}
