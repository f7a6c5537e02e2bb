package org.bihuan.workbench.issue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.FormView;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in to open an issue. Parameters are named like the fields of the API.
 *
 * @param type the issue type, whose own form is asked for beside what every issue has
 */
record OpeningForm(String type, FormView asked, FilledForm filled) {

  private static final String DUE_ON = "dueOn";

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

  /** The same as far as it can be read, for a look ahead. */
  NewIssue sketch() {
    try {
      return issue();
    } catch (Problem noDate) {
      return issue(null);
    }
  }

  private NewIssue issue(@Nullable LocalDate dueOn) {
    return new NewIssue(
        text("title"),
        text("unit"),
        type,
        text("description"),
        text("category"),
        text("severity"),
        text("source"),
        text("location"),
        text("basis"),
        text("supervisor"),
        dueOn,
        text("campaign"),
        text("parent"),
        filled.fields(asked),
        null);
  }

  private @Nullable String text(String name) {
    String value = filled.value(name).strip();
    return value.isEmpty() ? null : value;
  }
}
