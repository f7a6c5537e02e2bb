package org.bihuan.workflow.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Localized;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks submitted values against a form, field by field. */
@Component
public class Forms {

  private final FieldValues fieldValues;

  private final Limits limits;

  Forms(FieldValues fieldValues, Limits limits) {
    this.fieldValues = fieldValues;
    this.limits = limits;
  }

  /**
   * Checks and converts the values.
   *
   * @param prefix the prefix of a field's id in errors
   * @param evidence cited beside the fields: the value of the form's evidence field where none is
   *     given and there is only one such field
   * @return the values in their stored form: texts as given, numbers as numbers, dates as ISO 8601
   *     texts
   * @throws Problem 422 with every faulty field
   */
  public Map<String, Object> check(
      List<Field> form,
      @Nullable Map<String, Object> given,
      List<String> evidence,
      Expressions.Values context,
      String prefix) {
    Map<String, Object> values = given == null ? Map.of() : given;
    List<FieldError> errors = new ArrayList<>();
    Map<String, Object> checked = new LinkedHashMap<>();
    boolean single = form.stream().filter(Forms::isEvidence).count() == 1;
    for (String id : values.keySet()) {
      if (errors.size() > Problem.MOST_ERRORS) {
        break;
      }
      if (form.stream().noneMatch(field -> field.id().equals(id))) {
        errors.add(new FieldError(prefix + id, "form.unknownField"));
      }
    }
    for (Field field : form) {
      if (errors.size() > Problem.MOST_ERRORS) {
        break;
      }
      Object value = values.get(field.id());
      boolean beside = single && isEvidence(field);
      if (isEmpty(value) && beside && !evidence.isEmpty()) {
        value = evidence;
      }
      if (value == null || isEmpty(value)) {
        if (isRequired(field, context)) {
          errors.add(missing(beside ? "evidence" : prefix + field.id(), field));
        }
        continue;
      }
      try {
        Object converted = fieldValues.converted(limits.of(field, context), value);
        limits.check(field, converted, context);
        checked.put(field.id(), converted);
      } catch (FaultyValue fault) {
        errors.add(fault.in(prefix + field.id()));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return checked;
  }

  /**
   * The evidence that a submitted form cites, by field. Evidence that became the value of the
   * form's empty evidence field is not listed twice.
   *
   * @param fields as returned by {@link #check}
   * @param evidence cited outside the fields
   */
  public static Map<String, List<String>> cited(
      List<Field> form, Map<String, Object> fields, List<String> evidence) {
    Map<String, List<String>> cited = new LinkedHashMap<>();
    if (!evidence.isEmpty()) {
      cited.put("evidence", evidence);
    }
    for (Field field : form) {
      if (isEvidence(field) && fields.get(field.id()) instanceof List<?> ids) {
        List<String> own =
            ids.stream().map(String::valueOf).filter(id -> !evidence.contains(id)).toList();
        if (!own.isEmpty()) {
          cited.put("fields." + field.id(), own);
        }
      }
    }
    return cited;
  }

  /**
   * Checks the comment sent with a form.
   *
   * @throws Problem 422 naming {@code comment}
   */
  public static void checkComment(@Nullable String comment) {
    if (comment != null) {
      checkText("comment", comment);
    }
  }

  private static FieldError missing(String name, Field field) {
    Names names = field.names();
    if (names.zh().isEmpty()) {
      return new FieldError(name, "form.required");
    }
    String key =
        switch (field.type()) {
          case "evidence" -> "form.upload";
          case "enum", "unit", "person", "boolean" -> "form.choose";
          default -> "form.fillIn";
        };
    Localized label = names::in;
    return new FieldError(name, key, label);
  }

  /**
   * Checks the reason of an act for which there must be one.
   *
   * @return the reason without surrounding blanks
   * @throws Problem 422 where it is missing or cannot be stored
   */
  public static String reason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Problem.invalidSubmission(List.of(new FieldError("reason", "form.required")));
    }
    checkText("reason", reason);
    return reason.strip();
  }

  private static void checkText(String field, String text) {
    if (text.length() > FieldValues.TEXT_LENGTH) {
      throw Problem.invalidSubmission(
          List.of(new FieldError(field, "form.tooLong", FieldValues.TEXT_LENGTH)));
    }
    if (!StorableText.is(text)) {
      throw Problem.invalidSubmission(List.of(new FieldError(field, "form.controlCharacter")));
    }
  }

  /**
   * The chosen outcome; where the step has only one, it need not be given.
   *
   * @throws Problem 422 naming {@code outcome}
   */
  public static String outcome(ProcessModel.Step step, @Nullable String given) {
    if (given == null && step.outcomes().size() == 1) {
      return step.outcomes().get(0).id();
    }
    if (given == null || step.outcome(given).isEmpty()) {
      String choices =
          String.join(", ", step.outcomes().stream().map(ProcessModel.Value::id).toList());
      throw Problem.invalidSubmission(
          List.of(new FieldError("outcome", "form.notAChoice", choices)));
    }
    return given;
  }

  static boolean isRequired(Field field, Expressions.Values context) {
    return field.required()
        || (field.when() != null && Expressions.holds(field.when().expression(), context));
  }

  private static boolean isEvidence(Field field) {
    return field.type().equals("evidence");
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof Collection<?> many && many.isEmpty());
  }
}
