package org.bihuan.workflow.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.state.DueDateChange;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Act;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains when an issue is due, and why. */
@Component
public class Deadlines {

  private static final String OPENING = "opening";
  private static final String SUBMISSION = "submission";
  private static final String RULE = "rule";
  private static final String PROCESS = "process";

  private final WorkCalendar calendar;
  private final ProcessEngine engine;
  private final IssueTypes types;

  Deadlines(WorkCalendar calendar, ProcessEngine engine, IssueTypes types) {
    this.calendar = calendar;
    this.engine = engine;
    this.types = types;
  }

  /**
   * Why an issue is due at its due date.
   *
   * @param start the day from which it is counted: where the process counted, the day it did so;
   *     else the day the issue was opened, or reopened after a relapse; not counted itself
   * @param workdays working days from the start to the due date
   * @param given whether the due date in force was named at opening
   * @param origin {@code opening}: named at opening; {@code submission}: entered in a form, such as
   *     an extension; "rule": by the rules; {@code process}: by the process without a rule; null
   *     where there is none
   * @param element the process element that set it; null where none did
   * @param counted whether the process counted it in working days
   * @param dayOff why the due date is no working day; left out where it is one
   * @param provisional whether the holidays of the due date's year were not yet announced
   * @param skipped each day between that does not count, and why
   * @param rules the rules that matched, with their decision's version: with {@code opening} they
   *     decided other requirements alone; none where a submission has set another date
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
      @Nullable String origin,
      @Nullable String element,
      boolean counted,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SkippedDay dayOff,
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

  /** Where a due date comes from. */
  private record Origin(
      @Nullable String code, @Nullable String element, boolean counted, Instant since) {

    boolean isBy(String other) {
      return other.equals(code);
    }
  }

  public Explanation explain(Issues.Snapshot issue) {
    Instant due = issue.issue().dueAt();
    Origin origin = origin(issue);
    LocalDate start = LocalDate.ofInstant(origin.since(), calendar.zone());
    List<RuleView> rules = origin.isBy(SUBMISSION) ? List.of() : rules(issue);
    List<Change> changes =
        issue.state().dueDateChanges().stream()
            .map(one -> new Change(one.at(), one.from(), one.to(), one.element(), one.reason()))
            .toList();
    List<TimerView> timers =
        issue.process() == null
            ? List.of()
            : engine.timers(issue.process()).stream()
                .map(timer -> new TimerView(timer.element(), timer.at()))
                .toList();
    if (due == null) {
      return new Explanation(
          null, null, start, null, false, null, null, false, null, false, List.of(), rules, changes,
          timers);
    }
    WorkCalendar.Span span = calendar.span(start, LocalDate.ofInstant(due, calendar.zone()));
    return new Explanation(
        due,
        span.dueOn(),
        start,
        span.workdays(),
        origin.isBy(OPENING),
        origin.code(),
        origin.element(),
        origin.counted(),
        dayOff(span),
        span.provisional(),
        span.skipped(),
        rules,
        changes,
        timers);
  }

  private static @Nullable SkippedDay dayOff(WorkCalendar.Span span) {
    return span.skipped().stream()
        .filter(day -> day.date().equals(span.dueOn()))
        .findFirst()
        .orElse(null);
  }

  /** The due date in force is what the last change made it, or else what it was at opening. */
  private Origin origin(Issues.Snapshot issue) {
    Instant begun = start(issue);
    if (issue.issue().dueAt() == null) {
      return new Origin(null, null, false, begun);
    }
    DueDateChange last = issue.state().lastDueDateChange().orElse(null);
    if (last == null) {
      return new Origin(OPENING, null, false, begun);
    }
    Template date = date(issue.issue(), last.element());
    if (date == null) {
      return new Origin(PROCESS, last.element(), false, begun);
    }
    if (date.looksInto("fields")) {
      return new Origin(SUBMISSION, last.element(), false, begun);
    }
    boolean counted = date.calls("calendar.plusWorkdays");
    return new Origin(
        date.looksInto("policy") ? RULE : PROCESS,
        last.element(),
        counted,
        counted ? Instant.parse(last.countedFrom()) : begun);
  }

  /** The expression by which an element sets the due date; null where that is not known. */
  private @Nullable Template date(Issue issue, String element) {
    try {
      Act act = types.get(issue.type(), issue.typeVersion()).model().acts().get(element);
      return act == null ? null : Template.parse(act.parameters().getOrDefault("date", ""));
    } catch (Problem unknown) {
      return null;
    }
  }

  private static List<RuleView> rules(Issues.Snapshot issue) {
    return issue.state().decisions().stream()
        .map(
            decided ->
                new RuleView(
                    decided.decision(),
                    decided.fileVersion(),
                    decided.rule(),
                    decided.element(),
                    decided.result()))
        .toList();
  }

  private static Instant start(Issues.Snapshot issue) {
    Instant again = issue.state().begunAgain();
    return again == null ? issue.issue().openedAt() : again;
  }
}
