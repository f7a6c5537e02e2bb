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
 * Refuses a due date that is past already where it is named, not only where the process comes to
 * set it: whoever asks for an extension until yesterday hears so at once.
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
   * Checks the fields of a form that its process makes the due date.
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
   * Checks the due date that somebody names at opening; today's is none of the past yet.
   *
   * @throws Problem 422 naming {@code dueOn}
   */
  public void checkOpening(@Nullable LocalDate dueOn) {
    if (dueOn != null && dueOn.isBefore(values.day(clock.instant()))) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("dueOn", "workflow.dueDateOver", dueOn)));
    }
  }

  /** Whether an act takes this very value as the date; what is reckoned from it, it cannot know. */
  private static boolean becomesDueDate(IssueType type, String path) {
    return type.model().acts().values().stream()
        .filter(act -> act.delegate().equals(CHANGE))
        .map(act -> act.parameters().getOrDefault("date", ""))
        .anyMatch(date -> Template.parse(date.strip()).isPath(path));
  }
}
