package org.bihuan.workflow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.organization.People;
import org.bihuan.organization.Units;
import org.bihuan.workflow.check.Expressions;
import org.bihuan.workflow.check.ProcessModel.Field;
import org.bihuan.workflow.check.ProcessModel.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what was filled in against what a form asks for, field by field. */
@Component
class Forms {

  /** Characters a field of type {@code string} may have where the form says nothing. */
  private static final int STRING_LENGTH = 500;

  /** The same for {@code text}. */
  private static final int TEXT_LENGTH = 20_000;

  /**
   * The years that dates may lie in. A due date in the year 9999 would have somebody count three
   * million days, and one in the year 300,000 fits into no database.
   */
  static final int FIRST_YEAR = 1900;

  static final int LAST_YEAR = 2199;

  private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Values a field of several may have. */
  private static final int MOST_VALUES = 200;

  private final Units units;
  private final People people;

  Forms(Units units, People people) {
    this.units = units;
    this.people = people;
  }

  /**
   * The values in the form they are kept: texts as given, numbers as numbers, dates as ISO 8601
   * texts.
   *
   * @param prefix what stands before a field's id in errors
   * @param evidence the evidence cited: the value of the form's evidence field where none is given
   * @throws Problem 422 with every faulty field
   */
  Map<String, Object> check(
      List<Field> form,
      @Nullable Map<String, Object> given,
      List<String> evidence,
      Expressions.Values context,
      String prefix) {
    Map<String, Object> values = given == null ? Map.of() : given;
    List<FieldError> errors = new ArrayList<>();
    Map<String, Object> checked = new LinkedHashMap<>();
    for (String id : values.keySet()) {
      if (form.stream().noneMatch(field -> field.id().equals(id))) {
        errors.add(new FieldError(prefix + id, "form.unknownField"));
      }
    }
    for (Field field : form) {
      Object value = values.get(field.id());
      boolean isEvidence = field.type().equals("evidence");
      if (isEmpty(value) && isEvidence && !evidence.isEmpty()) {
        value = evidence;
      }
      if (value == null || isEmpty(value)) {
        if (isRequired(field, context)) {
          errors.add(
              new FieldError(isEvidence ? "evidence" : prefix + field.id(), "form.required"));
        }
        continue;
      }
      try {
        checked.put(field.id(), converted(field, value));
      } catch (Fault fault) {
        errors.add(new FieldError(prefix + field.id(), fault.key, fault.arguments));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return checked;
  }

  /**
   * Checks what is said beside a form.
   *
   * @throws Problem 422 naming {@code comment}
   */
  void checkComment(@Nullable String comment) {
    if (comment == null) {
      return;
    }
    if (comment.codePointCount(0, comment.length()) > TEXT_LENGTH) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("comment", "form.tooLong", TEXT_LENGTH)));
    }
    if (!StorableText.is(comment)) {
      throw Problem.invalidSubmission(List.of(new FieldError("comment", "form.controlCharacter")));
    }
  }

  static boolean isRequired(Field field, Expressions.Values context) {
    return field.required()
        || (field.when() != null && Expressions.holds(field.when().expression(), context));
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof Collection<?> many && many.isEmpty());
  }

  private Object converted(Field field, Object value) {
    return switch (field.type()) {
      case "string" -> text(field, value, STRING_LENGTH);
      case "text" -> text(field, value, TEXT_LENGTH);
      case "long" -> number(field, value, true);
      case "double" -> number(field, value, false);
      case "boolean" -> {
        if (!(value instanceof Boolean)) {
          throw new Fault("form.notABoolean");
        }
        yield value;
      }
      case "date" -> date(value);
      case "enum" -> choice(field, value);
      case "unit" -> severalOrOne(field, value, this::unit);
      case "person" -> severalOrOne(field, value, this::person);
      case "evidence" -> severalOrOne(field, value, id -> id);
      default -> throw new Fault("form.unknownType", field.type());
    };
  }

  private static String text(Field field, Object value, int most) {
    if (!(value instanceof String text)) {
      throw new Fault("form.notAText");
    }
    if (!StorableText.is(text)) {
      throw new Fault("form.controlCharacter");
    }
    int length = text.codePointCount(0, text.length());
    int limit = field.max() == null ? most : Math.min(field.max().intValue(), most);
    if (length > limit) {
      throw new Fault("form.tooLong", limit);
    }
    if (field.min() != null && length < field.min().intValue()) {
      throw new Fault("form.tooShort", field.min().intValue());
    }
    if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
      throw new Fault("form.pattern");
    }
    return text;
  }

  private static Number number(Field field, Object value, boolean whole) {
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      throw new Fault("form.notANumber");
    }
    BigDecimal decimal = new BigDecimal(number.toString());
    if (whole && decimal.stripTrailingZeros().scale() > 0) {
      throw new Fault("form.notAWholeNumber");
    }
    if (whole && decimal.abs().compareTo(LARGEST_WHOLE) > 0) {
      throw new Fault("form.tooLarge", LARGEST_WHOLE);
    }
    if (field.min() != null && decimal.compareTo(field.min()) < 0) {
      throw new Fault("form.tooSmall", field.min());
    }
    if (field.max() != null && decimal.compareTo(field.max()) > 0) {
      throw new Fault("form.tooLarge", field.max());
    }
    return number;
  }

  private static String date(Object value) {
    try {
      LocalDate date = LocalDate.parse(String.valueOf(value));
      if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
        throw new Fault("form.dateOutside", FIRST_YEAR, LAST_YEAR);
      }
      return date.toString();
    } catch (DateTimeException e) {
      throw new Fault("form.notADate");
    }
  }

  private static String choice(Field field, Object value) {
    if (!(value instanceof String text) || field.value(text).isEmpty()) {
      throw new Fault(
          "form.notAChoice", String.join(", ", field.values().stream().map(Value::id).toList()));
    }
    return text;
  }

  private interface Single {
    Object of(String value);
  }

  private static Object severalOrOne(Field field, Object value, Single single) {
    if (value instanceof String one
        && field.min() == null
        && field.max() == null
        && !field.type().equals("evidence")) {
      return single.of(one);
    }
    List<?> many = value instanceof List<?> list ? list : List.of(value);
    if (many.size() > MOST_VALUES) {
      throw new Fault("form.tooMany", MOST_VALUES);
    }
    if (field.min() != null && many.size() < field.min().intValue()) {
      throw new Fault("form.tooFew", field.min().intValue());
    }
    if (field.max() != null && many.size() > field.max().intValue()) {
      throw new Fault("form.tooMany", field.max().intValue());
    }
    List<Object> values = new ArrayList<>();
    for (Object each : many) {
      if (!(each instanceof String text)) {
        throw new Fault("form.notAText");
      }
      values.add(single.of(text));
    }
    return values;
  }

  private Object unit(String code) {
    if (units.find(code).filter(unit -> !unit.retired()).isEmpty()) {
      throw new Fault("form.unknownUnit", code);
    }
    return code;
  }

  private Object person(String username) {
    if (people.find(username).isEmpty()) {
      throw new Fault("form.unknownPerson", username);
    }
    return username;
  }

  /** What is wrong with one value. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final transient Object[] arguments;

    Fault(String key, Object... arguments) {
      super(key, null, false, false);
      this.key = key;
      this.arguments = arguments;
    }
  }
}
