package org.bihuan.workflow.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.IssueType;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses a due date in the past as soon as it is entered, not only when the process sets it: a
 * request for an extension until yesterday is refused at once.
 */
@Component
public class DueDateValidator {

  private static final String CHANGE = "changeDueDate";

  private final ExpressionContext values;
  private final Clock clock;

  DueDateValidator(ExpressionContext values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /**
   * Checks the fields of a form that the process uses as the due date.
   *
   * @param element the step, or the action's key
   * @throws Problem 422 naming them
   */
  public void check(IssueType type, String element, Map<String, Object> fields) {
    List<FieldError> errors = new ArrayList<>();
    fields.forEach(
        (id, value) -> {
          if (becomesDueDate(type, "fields." + element + "." + id)
              && !values.dueAt(value).isAfter(clock.instant())) {
            errors.add(new FieldError("fields." + id, "workflow.dueDateOver", value));
          }
        });
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
  }

  /**
   * Checks the due date given at opening; today is not in the past.
   *
   * @throws Problem 422 naming {@code dueOn}
   */
  public void checkOpening(@Nullable LocalDate dueOn) {
    if (dueOn != null && dueOn.isBefore(values.day(clock.instant()))) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("dueOn", "workflow.dueDateOver", dueOn)));
    }
  }

  /**
   * Whether a service task uses exactly this value as the due date; a date calculated from it
   * cannot be recognized.
   */
  private static boolean becomesDueDate(IssueType type, String path) {
    return type.model().acts().values().stream()
        .filter(act -> act.delegate().equals(CHANGE))
        .map(act -> act.parameters().getOrDefault("date", ""))
        .anyMatch(date -> Template.parse(date.strip()).isPath(path));
  }
}
