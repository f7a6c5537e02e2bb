package org.bihuan.workbench.issue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.process.FormView;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in to open an issue. Parameters are named like the fields of the API.
 *
 * @param type the issue type
 * @param asked the type's own form, filled in beside the facts that every issue has
 */
record OpeningForm(String type, FormView asked, FilledForm filled) {

  private static final String DUE_ON = "dueOn";

  /** Set by imports only, not on the page. */
  private static final String REMARK = "remark";

  /**
   * The issue as it would be opened.
   *
   * @throws Problem 422 where the due date is no date
   */
  NewIssue issue() {
    try {
      return issue(text(DUE_ON) == null ? null : LocalDate.parse(filled.value(DUE_ON)));
    } catch (DateTimeParseException e) {
      throw Problem.invalidSubmission(List.of(new FieldError(DUE_ON, "form.notADate")));
    }
  }

  /** The same as far as it can be parsed, for a preview of the due date. */
  NewIssue sketch() {
    try {
      return issue();
    } catch (Problem noDate) {
      return issue(null);
    }
  }

  private NewIssue issue(@Nullable LocalDate dueOn) {
    Map<String, @Nullable String> facts = new HashMap<>();
    for (String name : IssueFacts.NAMES) {
      facts.put(name, name.equals(REMARK) ? null : text(name));
    }
    return new NewIssue(type, facts, dueOn, filled.fields(asked));
  }

  private @Nullable String text(String name) {
    String value = filled.value(name).strip();
    return value.isEmpty() ? null : value;
  }
}
