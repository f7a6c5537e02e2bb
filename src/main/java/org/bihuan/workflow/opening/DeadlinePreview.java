package org.bihuan.workflow.opening;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.bihuan.issue.Issue;
import org.bihuan.organization.Caller;
import org.bihuan.process.DecisionTables;
import org.bihuan.process.DecisionTables.DecisionResult;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.FirstMoves;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Act;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.FieldValues;
import org.bihuan.workflow.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When an issue would be due if it were opened now. The start of its process is simulated without
 * the engine, and its decisions are evaluated as at opening; nothing is written.
 */
@Component
public class DeadlinePreview {

  private final IssueTypes types;
  private final NewIssues newIssues;
  private final Forms forms;
  private final ExpressionContext values;
  private final DecisionTables decisions;
  private final WorkCalendar calendar;
  private final Clock clock;

  DeadlinePreview(
      IssueTypes types,
      NewIssues newIssues,
      Forms forms,
      ExpressionContext values,
      DecisionTables decisions,
      WorkCalendar calendar,
      Clock clock) {
    this.types = types;
    this.newIssues = newIssues;
    this.forms = forms;
    this.values = values;
    this.decisions = decisions;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A due date, and why.
   *
   * @param dueOn null where the issue would have no due date at first
   * @param start today, which is not counted
   * @param workdays from the start to the due date
   * @param given whether the draft gives it itself
   * @param provisional whether the holidays of the due date's year are not yet announced
   * @param skipped each day between that does not count, and why
   * @param rules the decision rules that matched
   */
  public record Preview(
      @Nullable LocalDate dueOn,
      LocalDate start,
      int workdays,
      boolean given,
      boolean provisional,
      List<SkippedDay> skipped,
      List<MatchedRule> rules) {}

  /**
   * A rule of a decision that matched.
   *
   * @param rule its number in the table, from 1
   */
  public record MatchedRule(String decision, int version, int rule) {}

  /**
   * The due date this draft would get. The draft need not be complete; null where the due date
   * cannot be determined yet.
   *
   * @param supervisor the supervising unit the issue would have
   */
  public @Nullable Preview of(Caller caller, NewIssue draft, String supervisor) {
    return of(caller, draft, supervisor, decisions.current());
  }

  /** The decisions as they are now, for the due dates of many drafts. */
  public DecisionTables.Current decisions() {
    return decisions.current();
  }

  /** Like {@link #of(Caller, NewIssue, String)}, by these decisions. */
  public @Nullable Preview of(
      Caller caller, NewIssue draft, String supervisor, DecisionTables.Current current) {
    IssueType type = types.find(String.valueOf(draft.type())).orElse(null);
    LocalDate dueOn = draft.dueOn();
    boolean isPossible = dueOn == null || FieldValues.isPossible(dueOn);
    if (type == null || !draft.isSeverityKnown() || !isPossible) {
      return null;
    }
    Issue fresh = newIssues.fresh(type, draft, supervisor, caller.username(), "");
    Play play = new Play(type, filled(type, draft, fresh), current, fresh);
    try {
      FirstMoves.play(type.xml(), play);
    } catch (IllegalArgumentException tooLittleIsKnown) {
      return null;
    }
    return explained(play.dueAt(), draft.dueOn() != null, play.rules);
  }

  private Preview explained(@Nullable Instant dueAt, boolean given, List<MatchedRule> rules) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    if (dueAt == null) {
      return new Preview(null, today, 0, false, false, List.of(), rules);
    }
    WorkCalendar.Span span = calendar.span(today, LocalDate.ofInstant(dueAt, calendar.zone()));
    return new Preview(
        span.dueOn(), today, span.workdays(), given, span.provisional(), span.skipped(), rules);
  }

  /** The start form's values that are valid so far. */
  private Map<String, Object> filled(IssueType type, NewIssue draft, Issue fresh) {
    return forms.filled(
        type.model().startForm(),
        draft.fields() == null ? Map.of() : draft.fields(),
        values.of(fresh, Map.of(), Map.of(), Map.of()),
        ProcessModel.OPENED);
  }

  /** Simulates the process as for the issue. */
  private final class Play implements FirstMoves.Player {

    private final IssueType type;
    private final Map<String, @Nullable Object> policy = new HashMap<>();
    private final Map<String, Object> changed = new HashMap<>();
    private final Expressions.Values seen;
    private final DecisionTables.Current current;
    private final Issue draft;
    private final List<MatchedRule> rules = new ArrayList<>();

    Play(IssueType type, Map<String, Object> fields, DecisionTables.Current current, Issue draft) {
      this.type = type;
      this.current = current;
      this.draft = draft;
      this.seen = values.of(draft, fields, policy, changed);
    }

    @Override
    public Expressions.Values values() {
      return seen;
    }

    @Override
    public void passes(String element) {
      ProcessModel.Decision decision = type.model().decisions().get(element);
      if (decision != null) {
        DecisionResult result = current.decide(decision.key(), seen);
        policy.putAll(result.outputs());
        rules.add(new MatchedRule(result.decision(), result.version(), result.rule()));
      }
      Act act = type.model().acts().get(element);
      if (act != null && act.delegate().equals("changeDueDate")) {
        String date = act.parameters().getOrDefault("date", "");
        changed.put("dueAt", values.dueAt(Template.parse(date).value(seen)));
      }
    }

    @Nullable Instant dueAt() {
      return changed.get("dueAt") instanceof Instant moved ? moved : draft.dueAt();
    }
  }
}
