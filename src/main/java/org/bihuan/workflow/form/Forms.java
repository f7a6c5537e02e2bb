package org.bihuan.workflow.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.FormView;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Template;
import org.bihuan.process.values.HiddenColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks submitted values against a form, field by field. */
@Component
public class Forms {

  private static final String PREFIX = "fields.";

  /** A form holds at most 1 MiB, as JSON. */
  private static final int LARGEST = 1024 * 1024;

  /** What does not stand in tables is kept in columns that have less room. */
  private static final int LARGEST_BESIDE_TABLES = 900_000;

  private final FieldValues fieldValues;
  private final Limits limits;
  private final ComputedFields computed;
  private final TableInput tables;

  Forms(FieldValues fieldValues, Limits limits, ComputedFields computed, TableInput tables) {
    this.fieldValues = fieldValues;
    this.limits = limits;
    this.computed = computed;
    this.tables = tables;
  }

  /**
   * Checks and converts the values, and calculates those that nobody fills in.
   *
   * @param evidence cited beside the fields: the value of the form's evidence field where none is
   *     given and there is only one such field
   * @param element the id of the step, the action's key, or the opening: its fields are in
   *     expressions what is filled in now
   * @return the values in their stored form: texts as given, numbers as numbers, dates as ISO 8601
   *     texts
   * @throws Problem 422 with every faulty field
   */
  public Map<String, Object> check(
      List<Field> form,
      @Nullable Map<String, Object> given,
      List<String> evidence,
      Expressions.Values context,
      String element) {
    return check(form, given, evidence, context, element, Map.of());
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
      String element,
      Map<String, GivenTable> tablesGiven) {
    Map<String, Object> values = given == null ? new HashMap<>() : new HashMap<>(given);
    List<FieldError> errors = new ArrayList<>();
    for (String id : given == null ? Set.<String>of() : given.keySet()) {
      if (errors.size() > Problem.MOST_ERRORS) {
        break;
      }
      if (form.stream().noneMatch(field -> field.id().equals(id))) {
        errors.add(new FieldError(PREFIX + id, "form.unknownField"));
      }
    }
    String beside = beside(form);
    if (beside != null && FieldInput.isEmpty(values.get(beside)) && !evidence.isEmpty()) {
      values.put(beside, evidence);
    }
    FormFilling check = filling(form, context, element, tablesGiven).fill(values);
    errors.addAll(check.errors(values, beside, Problem.MOST_ERRORS - errors.size()));
    if (errors.isEmpty()) {
      checkSize(check.result(), errors);
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return check.result();
  }

  /** The evidence field that takes the evidence cited beside the form; null: none, or several. */
  private static @Nullable String beside(List<Field> form) {
    List<String> fields = form.stream().filter(Forms::isEvidence).map(Field::id).toList();
    return fields.size() == 1 ? fields.get(0) : null;
  }

  private FormFilling filling(
      List<Field> form,
      Expressions.Values context,
      String element,
      Map<String, GivenTable> tablesGiven) {
    FormFilling.Rules rules = new FormFilling.Rules(fieldValues, limits, computed, tables);
    return new FormFilling(form, rules, context, element, tablesGiven);
  }

  /** The values given so far that their fields take, and what is calculated of them. */
  public Map<String, Object> filled(
      List<Field> form, Map<String, Object> given, Expressions.Values context, String element) {
    return filling(form, context, element, Map.of()).fill(given).result();
  }

  /**
   * What a form says now: what its fields hold at first, what is calculated of the values given so
   * far, and the limits as they are. What cannot be calculated yet is left out, and so is what
   * follows from a hidden column.
   *
   * @param given values as in a submission, perhaps faulty ones; empty at first
   * @param tablesGiven rows that are given, by the id of their field
   */
  public FormView.Now now(
      List<Field> form,
      Map<String, Object> given,
      Expressions.Values context,
      String element,
      Map<String, GivenTable> tablesGiven) {
    Map<String, Object> initial = new LinkedHashMap<>();
    Expressions.Values earlier = new FillingValues(context, form, element, tablesGiven, initial);
    for (Field field : form) {
      Template formula = field.formulas().initial();
      if (formula != null) {
        put(initial, field.id(), () -> computed.value(field, formula, earlier));
      }
    }
    FormFilling check =
        filling(form, context, element, tablesGiven).fill(given.isEmpty() ? initial : given);
    FillingValues values = check.values();
    Map<String, Object> calculated = check.result();
    Map<String, Object> least = new HashMap<>();
    Map<String, Object> most = new HashMap<>();
    Map<String, List<String>> choices = new HashMap<>();
    Predicate<Template> asksHidden = HiddenColumns.asked(form, element);
    for (Field field : form) {
      boolean date = field.type().equals("date");
      if (isTold(field.minFrom(), asksHidden)) {
        put(least, field.id(), () -> date ? limits.first(field, values) : of(field, values).min());
      }
      if (isTold(field.maxFrom(), asksHidden)) {
        put(most, field.id(), () -> date ? limits.last(field, values) : of(field, values).max());
      }
      if (isTold(field.formulas().choices(), asksHidden)) {
        put(choices, field.id(), () -> limits.choices(field, values));
      }
      if (!field.isComputed() || !isTold(field.formulas().value(), asksHidden)) {
        calculated.remove(field.id());
      }
    }
    return new FormView.Now(initial, calculated, least, most, choices);
  }

  private static boolean isTold(@Nullable Template formula, Predicate<Template> asksHidden) {
    return formula == null || !asksHidden.test(formula);
  }

  private Field of(Field field, FillingValues values) {
    return limits.of(field, values);
  }

  private static <T> void put(Map<String, T> map, String field, Supplier<@Nullable T> calculation) {
    try {
      T value = calculation.get();
      if (value != null) {
        map.put(field, value);
      }
    } catch (FaultyValue notYet) {
      // shown once it can be calculated
    }
  }

  private static void checkSize(Map<String, Object> checked, List<FieldError> errors) {
    Map<String, Object> beside = new LinkedHashMap<>(checked);
    beside.values().removeIf(value -> value instanceof List<?> list && list.get(0) instanceof Map);
    String text = Canonical.text(Canonical.of(beside));
    int bytes =
        (beside.size() < checked.size() ? Canonical.text(Canonical.of(checked)) : text)
            .getBytes(StandardCharsets.UTF_8)
            .length;
    if (bytes > LARGEST || text.length() > LARGEST_BESIDE_TABLES) {
      errors.add(new FieldError("fields", "form.tooMuch"));
    }
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
      String name = PREFIX + field.id();
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
      throw Problem.invalidSubmission(List.of(FieldError.missing("reason")));
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
