package org.bihuan.workflow.opening;

import com.google.re2j.Pattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.facts.Severity;
import org.bihuan.organization.Units;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.form.FieldValues;
import org.jspecify.annotations.Nullable;

/** Checks the fields that every new issue has, whatever its type. */
final class NewIssueCheck {

  private static final Pattern SOURCE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");

  /**
   * How many characters (UTF-16, as both databases hold) a fact may have, in the order in which
   * they are refused.
   */
  static final Map<String, Integer> LONGEST = new LinkedHashMap<>();

  static {
    LONGEST.put("title", 200);
    LONGEST.put("description", 20_000);
    LONGEST.put("category", 100);
    LONGEST.put("source", 32);
    LONGEST.put("location", 200);
    LONGEST.put("basis", 500);
    LONGEST.put("campaign", 64);
    LONGEST.put("remark", 2_000);
  }

  private final List<FieldError> errors = new ArrayList<>();

  private NewIssueCheck() {}

  static void check(NewIssue issue, ProcessModel model, Units units) {
    NewIssueCheck check = new NewIssueCheck();
    if (issue.title() == null || issue.title().isBlank()) {
      check.errors.add(FieldError.missing("title"));
    }
    check.given(issue, units);
    check.hidden(issue, model);
    if (issue.unit() == null && !assigns(model)) {
      check.errors.add(FieldError.missing("unit"));
    }
    check.finish();
  }

  /** Checks what is given, not whether anything is missing. */
  static void checkGiven(NewIssue issue, Units units) {
    NewIssueCheck check = new NewIssueCheck();
    check.given(issue, units);
    check.finish();
  }

  private void hidden(NewIssue issue, ProcessModel model) {
    model.hidden().stream()
        .sorted()
        .filter(fact -> issue.facts().get(fact) != null)
        .forEach(fact -> errors.add(new FieldError(fact, "form.hidden")));
  }

  private void given(NewIssue issue, Units units) {
    LONGEST.forEach((name, most) -> length(name, issue.facts().get(name), most));
    if (!issue.isSeverityKnown()) {
      errors.add(
          new FieldError("severity", "form.notAChoice", String.join(", ", Severity.codes())));
    }
    if (issue.source() != null && !SOURCE.matches(issue.source())) {
      errors.add(new FieldError("source", "form.pattern"));
    }
    day("dueOn", issue.dueOn());
    unit("unit", issue.unit(), units);
    unit("supervisor", issue.supervisor(), units);
  }

  private void finish() {
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
  }

  /** Whether the process itself can name the responsible unit. */
  static boolean assigns(ProcessModel model) {
    return model.acts().values().stream().anyMatch(act -> act.delegate().equals("reassign"));
  }

  private void length(String field, @Nullable String text, int most) {
    if (text == null) {
      return;
    }
    if (text.length() > most) {
      errors.add(new FieldError(field, "form.tooLong", most));
    } else if (!StorableText.is(text)) {
      errors.add(new FieldError(field, "form.controlCharacter"));
    }
  }

  private void day(String field, @Nullable LocalDate day) {
    if (day != null && !FieldValues.isPossible(day)) {
      errors.add(
          new FieldError(field, "form.dateOutside", FieldValues.FIRST_YEAR, FieldValues.LAST_YEAR));
    }
  }

  private void unit(String field, @Nullable String code, Units units) {
    if (code != null && units.find(code).filter(unit -> !unit.retired()).isEmpty()) {
      errors.add(new FieldError(field, "form.unknownUnit", code));
    }
  }
}
