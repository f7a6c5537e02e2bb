package org.bihuan.workflow.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks submitted values against a form, field by field. */
@Component
public class Forms {

  /** A form holds at most 1 MiB, as JSON. */
  private static final int LARGEST = 1024 * 1024;

  /** What does not stand in tables is kept in columns that have less room. */
  private static final int LARGEST_BESIDE_TABLES = 900_000;

  private final FieldInput input;
  private final TableInput tables;

  Forms(FieldInput input, TableInput tables) {
    this.input = input;
    this.tables = tables;
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
    return check(form, given, evidence, context, prefix, Map.of());
  }

  /**
   * The same for a form in which the rows of some tables are given.
   *
   * @param tablesGiven by the id of their field
   */
  public Map<String, Object> check(
      List<Field> form,
      @Nullable Map<String, Object> given,
      List<String> evidence,
      Expressions.Values context,
      String prefix,
      Map<String, GivenTable> tablesGiven) {
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
      if (FieldInput.isEmpty(value) && beside && !evidence.isEmpty()) {
        value = evidence;
      }
      String name = prefix + field.id();
      Object converted =
          field.rows() == null
              ? input.checked(field, value, context, name, beside ? "evidence" : name, errors)
              : table(field, value, tablesGiven.get(field.id()), context, name, errors);
      if (converted != null) {
        checked.put(field.id(), converted);
      }
    }
    if (errors.isEmpty()) {
      checkSize(checked, prefix, errors);
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return checked;
  }

  private @Nullable Object table(
      Field field,
      @Nullable Object value,
      @Nullable GivenTable given,
      Expressions.Values context,
      String name,
      List<FieldError> errors) {
    List<Map<String, Object>> rows = tables.checked(field, value, given, context, name, errors);
    return rows.isEmpty() ? null : rows;
  }

  private static void checkSize(
      Map<String, Object> checked, String prefix, List<FieldError> errors) {
    Map<String, Object> beside = new LinkedHashMap<>(checked);
    beside.values().removeIf(value -> value instanceof List<?> list && list.get(0) instanceof Map);
    String text = Canonical.text(Canonical.of(beside));
    int bytes =
        (beside.size() < checked.size() ? Canonical.text(Canonical.of(checked)) : text)
            .getBytes(StandardCharsets.UTF_8)
            .length;
    if (bytes > LARGEST || text.length() > LARGEST_BESIDE_TABLES) {
      errors.add(new FieldError(prefix.replace(".", ""), "form.tooMuch"));
    }
  }

  /**
   * The values of a form that is not filled in completely yet, as far as they are valid.
   *
   * @param given as far as it is filled in
   */
  public Map<String, Object> valid(
      List<Field> form, Map<String, Object> given, Expressions.Values context) {
    Map<String, Object> valid = new LinkedHashMap<>();
    for (Field field : form) {
      Object value = given.get(field.id());
      List<FieldError> faults = new ArrayList<>();
      Object converted =
          FieldInput.isEmpty(value)
              ? null
              : field.rows() == null
                  ? input.checked(field, value, context, "", "", faults)
                  : table(field, value, null, context, "", faults);
      if (converted != null) {
        valid.put(field.id(), converted);
      }
    }
    return valid;
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
    return cited(form, fields, evidence, Map.of());
  }

  /** The same for a form in which the rows of some tables are given: they cite nothing. */
  public static Map<String, List<String>> cited(
      List<Field> form,
      Map<String, Object> fields,
      List<String> evidence,
      Map<String, GivenTable> tablesGiven) {
    Map<String, List<String>> cited = new LinkedHashMap<>();
    if (!evidence.isEmpty()) {
      cited.put("evidence", evidence);
    }
    for (Field field : form) {
      String name = "fields." + field.id();
      if (field.rows() != null && fields.get(field.id()) instanceof List<?> rows) {
        GivenTable given = tablesGiven.get(field.id());
        for (int i = 0; i < rows.size(); i++) {
          Map<?, ?> row = (Map<?, ?>) rows.get(i);
          for (Field column : field.rows().columns()) {
            if (given == null || !given.columns().contains(column.id())) {
              String place = name + "[" + i + "]." + column.id();
              cite(column, row.get(column.id()), place, evidence, cited);
            }
          }
        }
      } else {
        cite(field, fields.get(field.id()), name, evidence, cited);
      }
    }
    return cited;
  }

  private static void cite(
      Field field,
      @Nullable Object value,
      String name,
      List<String> evidence,
      Map<String, List<String>> cited) {
    if (isEvidence(field) && value instanceof List<?> ids) {
      List<String> own =
          ids.stream().map(String::valueOf).filter(id -> !evidence.contains(id)).toList();
      if (!own.isEmpty()) {
        cited.put(name, own);
      }
    }
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

  private static boolean isEvidence(Field field) {
    return field.type().equals("evidence");
  }
}
