package org.bihuan.workflow.opening;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.count.OpenedValues;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.form.ProcessVariables;
import org.bihuan.workflow.restricted.KeptFields;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes issues of checked drafts, whoever opens them, and starts their processes. */
@Component
class NewIssues {

  /** The type of an issue opened without naming one. */
  static final String DEFAULT_TYPE = "rectification";

  private final LockedIssues lockedIssues;
  private final IssueTypes types;
  private final ProcessEngine engine;
  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final KeptFields kept;
  private final OpenedValues values;
  private final List<ListedFact> listed;

  NewIssues(
      LockedIssues lockedIssues,
      IssueTypes types,
      ProcessEngine engine,
      Units units,
      WorkCalendar calendar,
      Clock clock,
      KeptFields kept,
      OpenedValues values,
      List<ListedFact> listed) {
    this.lockedIssues = lockedIssues;
    this.types = types;
    this.engine = engine;
    this.units = units;
    this.calendar = calendar;
    this.clock = clock;
    this.kept = kept;
    this.values = values;
    this.listed =
        listed.stream().sorted(Comparator.comparing(ListedFact::name).reversed()).toList();
  }

  /**
   * @throws Problem 422 where there is no such type
   */
  IssueType type(NewIssue draft) {
    String key = draft.type() == null ? DEFAULT_TYPE : draft.type();
    return types
        .find(key)
        .orElseThrow(
            () ->
                Problem.invalidSubmission(
                    List.of(new FieldError("type", "opening.unknownType", key))));
  }

  /**
   * The draft with its listed facts as the lists have them, and without blank ones.
   *
   * @param how who opens it, and whether really
   * @throws Problem 422 where a list does not allow a value
   */
  NewIssue settled(IssueType type, NewIssue draft, String supervisor, How how) {
    Map<String, @Nullable String> facts = new HashMap<>(draft.facts());
    List<FieldError> errors = new ArrayList<>();
    for (ListedFact each : listed) { // the category first: a campaign may be about some
      String value = facts.get(each.name());
      if (value == null || value.isBlank()) {
        facts.replace(each.name(), null);
        continue;
      }
      try {
        facts.put(
            each.name(),
            each.settled(
                new ListedFact.Use(
                    type.key(),
                    value.strip(),
                    facts.get("category"),
                    supervisor,
                    draft.unit(),
                    how.opener(),
                    how.byProcess(),
                    how.dryRun())));
      } catch (Problem refused) {
        errors.addAll(refused.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return facts.equals(draft.facts())
        ? draft
        : new NewIssue(draft.type(), facts, draft.dueOn(), draft.fields());
  }

  /** Who opens an issue, and whether really. */
  record How(String opener, boolean byProcess, boolean dryRun) {}

  LockedIssue create(IssueType type, NewIssue draft, String supervisor, String opener) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    String number = lockedIssues.nextNumber(units.root(supervisor), today.getYear());
    return lockedIssues.create(
        fresh(type, draft, supervisor, opener, number), engine.newInstance());
  }

  /** The new issue, before its process is started. */
  Issue fresh(IssueType type, NewIssue draft, String supervisor, String opener, String number) {
    return new Issue(
        number,
        type.key(),
        type.version(),
        draft.facts(supervisor),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        opener,
        draft.dueOn() == null ? null : calendar.dueAt(draft.dueOn()),
        Closure.OPEN,
        Progress.START,
        Timing.START,
        0);
  }

  /** Keeps what was filled in, and records that the issue was opened. */
  void opened(
      LockedIssue issue,
      IssueType type,
      String actor,
      @Nullable String unit,
      Map<String, Object> filled) {
    Map<String, Object> fields = kept.keep(issue, type.model().startForm(), filled, actor);
    values.keep(issue.number(), type.key(), type.model().startForm(), filled);
    ProcessVariables.ofOpening(issue, type, fields, actor);
    Issue opened = issue.issue();
    Instant due = opened.dueAt();
    Opened event =
        Opened.of(
            type.key(),
            type.version(),
            type.sha256(),
            opened.facts(),
            due == null ? null : due.toString(),
            fields);
    issue.record(opened.openedAt(), actor, unit, event);
  }

  void start(LockedIssue issue, IssueType type) {
    engine.start(type.definition(), Objects.requireNonNull(issue.process()));
  }
}
