package org.bihuan.workflow.opening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Corrected;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.DueDates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects what was given wrongly when an issue was opened. What was written before stays in the
 * trail.
 */
@Component
public class IssueCorrection {

  private final Issues issues;
  private final LockedIssues lockedIssues;
  private final IssueTypes types;
  private final DueDates dueDates;
  private final WorkCalendar calendar;
  private final Clock clock;

  IssueCorrection(
      Issues issues,
      LockedIssues lockedIssues,
      IssueTypes types,
      DueDates dueDates,
      WorkCalendar calendar,
      Clock clock) {
    this.issues = issues;
    this.lockedIssues = lockedIssues;
    this.types = types;
    this.dueDates = dueDates;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param seen the issue as the caller has seen it
   * @param facts as they should be, by the names of {@link org.bihuan.issue.facts.IssueFacts}
   * @param dueOn null where the due date stays
   * @param ledgerRow the ledger row that says so, for the trail; null where none does
   * @throws Problem 403 where the caller may not open such issues; 409 where the issue is closed,
   *     or has changed since it was seen
   */
  @Transactional
  public void correct(
      Caller caller,
      Issue seen,
      Map<String, String> facts,
      @Nullable LocalDate dueOn,
      @Nullable Map<String, ? extends @Nullable Object> ledgerRow) {
    issues.writable(caller, seen.number());
    String unit =
        types.find(seen.type()).stream()
            .flatMap(type -> type.openingDuties(caller).stream())
            .map(Duty::unit)
            .findFirst()
            .orElseThrow(() -> Problem.forbidden("opening.outsideYourUnits"));
    LockedIssue issue = lockedIssues.lock(seen.number()).orElseThrow();
    if (issue.issue().isClosed() || issue.issue().revision() != seen.revision()) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
    Map<String, @Nullable String> before = new HashMap<>(issue.issue().facts().texts());
    before.keySet().retainAll(facts.keySet());
    if (!facts.isEmpty()) {
      issue.correct(facts);
    }
    if (!facts.isEmpty() || ledgerRow != null) {
      issue.record(
          clock.instant(), caller.username(), unit, Corrected.of(before, facts, ledgerRow));
    }
    if (dueOn != null) {
      dueDates.correct(issue, calendar.dueAt(dueOn), caller.username(), unit);
    }
  }
}
