package org.bihuan.workflow.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.bihuan.issue.Issues;
import org.bihuan.issue.event.Decided;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains when an issue is due, and why. */
@Component
public class Deadlines {

  private final WorkCalendar calendar;
  private final ProcessEngine engine;

  Deadlines(WorkCalendar calendar, ProcessEngine engine) {
    this.calendar = calendar;
    this.engine = engine;
  }

  /**
   * Why an issue is due at its due date.
   *
   * @param start the day it was opened, or reopened after a relapse; not counted
   * @param workdays working days from the start to the due date
   * @param given whether the due date was named at opening instead of coming from a rule
   * @param provisional whether the holidays of the due date's year were not yet announced
   * @param skipped each day between that does not count, and why
   * @param rules the rules that matched, with their decision's version
   * @param changes how the due date was moved since
   * @param timers the timers for which the process waits
   */
  @Schema(name = "DeadlineExplanation")
  public record Explanation(
      @Nullable Instant dueAt,
      @Nullable LocalDate dueOn,
      LocalDate start,
      @Nullable Integer workdays,
      boolean given,
      boolean provisional,
      List<SkippedDay> skipped,
      List<RuleView> rules,
      List<Change> changes,
      List<TimerView> timers) {}

  /** A rule of a decision that matched, and its result. */
  public record RuleView(String decision, int version, int rule, String element, JsonNode result) {}

  /**
   * A move of the due date.
   *
   * @param reason {@code calendarAnnounced} where it was adjusted to the calendar; else left out
   */
  @Schema(name = "DeadlineChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(
      String at, @Nullable String from, String to, String element, @Nullable String reason) {}

  /** A waiting timer. */
  public record TimerView(String element, Instant at) {}

  public Explanation explain(Issues.Snapshot issue) {
    LocalDate start = LocalDate.ofInstant(start(issue), calendar.zone());
    Instant due = issue.issue().dueAt();
    List<RuleView> rules = new ArrayList<>();
    for (Decided decided : issue.state().decisions()) {
      rules.add(
          new RuleView(
              decided.decision(),
              decided.fileVersion(),
              decided.rule(),
              decided.element(),
              decided.result()));
    }
    List<Change> changes =
        issue.state().dueDateChanges().stream()
            .map(one -> new Change(one.at(), one.from(), one.to(), one.element(), one.reason()))
            .toList();
    boolean given = changes.stream().noneMatch(change -> change.from() == null) && due != null;
    List<TimerView> timers =
        issue.process() == null
            ? List.of()
            : engine.timers(issue.process()).stream()
                .map(timer -> new TimerView(timer.element(), timer.at()))
                .toList();
    if (due == null) {
      return new Explanation(
          null, null, start, null, false, false, List.of(), rules, changes, timers);
    }
    WorkCalendar.Span span = calendar.span(start, LocalDate.ofInstant(due, calendar.zone()));
    return new Explanation(
        due,
        span.dueOn(),
        start,
        span.workdays(),
        given,
        span.provisional(),
        span.skipped(),
        rules,
        changes,
        timers);
  }

  private static Instant start(Issues.Snapshot issue) {
    Instant again = issue.state().begunAgain();
    return again == null ? issue.issue().openedAt() : again;
  }
}
