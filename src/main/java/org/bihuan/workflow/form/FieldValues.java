package org.bihuan.workflow.form;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.StorableText;
import org.bihuan.issue.Issues;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.organization.People;
import org.bihuan.organization.Units;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Value;
import org.bihuan.process.register.EntryValue;
import org.springframework.stereotype.Component;

/**
 * Checks a value against its field's type and limits, and converts it to its stored form: texts as
 * given, numbers as numbers, dates as ISO 8601 texts.
 */
@Component
public class FieldValues {

  /** How many characters a field of type {@code string} may have where the form gives no limit. */
  static final int STRING_LENGTH = 500;

  /** The same for {@code text}. */
  static final int TEXT_LENGTH = 20_000;

  /**
   * The years in which dates may be. For a due date in the year 9999 three million days would be
   * counted, and the year 300,000 does not fit into any database.
   */
  public static final int FIRST_YEAR = 1900;

  public static final int LAST_YEAR = 2199;

  static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1);
  static final LocalDate LAST_DAY = LocalDate.of(LAST_YEAR, 12, 31);

  static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

  /** How many values a field with several values may have. */
  static final int MOST_VALUES = 200;

  private final Units units;
  private final People people;
  private final RegisterEntries registers;
  private final Issues issues;
  private final Clock clock;
  private final WorkCalendar calendar;

  FieldValues(
      Units units,
      People people,
      RegisterEntries registers,
      Issues issues,
      Clock clock,
      WorkCalendar calendar) {
    this.issues = issues;
    this.registers = registers;
    this.clock = clock;
    this.calendar = calendar;
    this.units = units;
    this.people = people;
  }

  /**
   * The value in its stored form.
   *
   * @throws FaultyValue where the field does not accept it
   */
  public Object converted(Field field, Object value) {
    return switch (field.type()) {
      case "string" -> text(field, value);
      case "text" -> text(field, value);
      case "long" -> number(field, value, true);
      case "double" -> number(field, value, false);
      case "boolean" -> {
        if (!(value instanceof Boolean)) {
          throw new FaultyValue("form.notABoolean");
        }
        yield value;
      }
      case "date" -> date(value);
      case "enum" -> choice(field, value);
      case "unit" -> severalOrOne(field, value, this::unit);
      case "person" -> severalOrOne(field, value, this::person);
      case "entry" -> entry(String.valueOf(field.of()), value);
      case "issue" ->
          severalOrOne(field, value, number -> issue(String.valueOf(field.of()), number));
      case "evidence" -> severalOrOne(field, value, id -> id);
      default -> throw new FaultyValue("form.unknownType", field.type());
    };
  }

  /** How many characters a field of type {@code string} or {@code text} takes. */
  public static int longest(Field field) {
    int most = field.type().equals("string") ? STRING_LENGTH : TEXT_LENGTH;
    return field.max() == null ? most : Math.min(field.max().intValue(), most);
  }

  private static String text(Field field, Object value) {
    if (!(value instanceof String text)) {
      throw new FaultyValue("form.notAText");
    }
    if (!StorableText.is(text)) {
      throw new FaultyValue("form.controlCharacter");
    }
    int length = text.replace("\r\n", "\n").length(); // as browsers count while somebody types
    int limit = longest(field);
    if (length > limit) {
      throw new FaultyValue("form.tooLong", limit);
    }
    if (field.min() != null && length < field.min().intValue()) {
      throw new FaultyValue("form.tooShort", field.min().intValue());
    }
    if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
      throw new FaultyValue("form.pattern");
    }
    return text;
  }

  private static Number number(Field field, Object value, boolean whole) {
    BigDecimal decimal = decimal(value);
    if (!Canonical.holds(decimal)) {
      throw new FaultyValue("form.numberOutside", Canonical.WHOLE_DIGITS, Canonical.PLACES);
    }
    if (whole && decimal.stripTrailingZeros().scale() > 0) {
      throw new FaultyValue("form.notAWholeNumber");
    }
    if (whole && decimal.abs().compareTo(LARGEST_WHOLE) > 0) {
      throw new FaultyValue("form.tooLarge", LARGEST_WHOLE);
    }
    if (field.min() != null && decimal.compareTo(field.min()) < 0) {
      throw new FaultyValue("form.tooSmall", field.min());
    }
    if (field.max() != null && decimal.compareTo(field.max()) > 0) {
      throw new FaultyValue("form.tooLarge", field.max());
    }
    return Canonical.number(decimal);
  }

  private static BigDecimal decimal(Object value) {
    try {
      if (value instanceof Number number) {
        return new BigDecimal(number.toString());
      }
    } catch (NumberFormatException infinite) {
      // reported like any other text that is not a number
    }
    throw new FaultyValue("form.notANumber");
  }

  /** Whether the date is within the allowed years. */
  public static boolean isPossible(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  private static String date(Object value) {
    try {
      LocalDate date = LocalDate.parse(String.valueOf(value));
      if (!isPossible(date)) {
        throw new FaultyValue("form.dateOutside", FIRST_YEAR, LAST_YEAR);
      }
      return date.toString();
    } catch (DateTimeException e) {
      throw new FaultyValue("form.notADate");
    }
  }

  private static String choice(Field field, Object value) {
    if (!(value instanceof String text) || field.value(text).isEmpty()) {
      throw new FaultyValue(
          "form.notAChoice", String.join(", ", field.values().stream().map(Value::id).toList()));
    }
    return text;
  }

  private interface Single {
    Object of(String value);
  }

  private static Object severalOrOne(Field field, Object value, Single single) {
    if (!field.isSeveral() && !field.type().equals("evidence")) {
      Object one = value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
      if (!(one instanceof String text)) {
        throw new FaultyValue(one instanceof List<?> ? "form.tooMany" : "form.notAText", 1);
      }
      return single.of(text);
    }
    List<?> given = value instanceof List<?> list ? list : List.of(value);
    List<?> many =
        field.type().equals("evidence") ? List.copyOf(new LinkedHashSet<>(given)) : given;
    if (many.size() > MOST_VALUES) {
      throw new FaultyValue("form.tooMany", MOST_VALUES);
    }
    if (field.min() != null && many.size() < field.min().intValue()) {
      throw new FaultyValue("form.tooFew", field.min().intValue());
    }
    if (field.max() != null && many.size() > field.max().intValue()) {
      throw new FaultyValue("form.tooMany", field.max().intValue());
    }
    List<Object> values = new ArrayList<>();
    for (Object each : many) {
      if (!(each instanceof String text)) {
        throw new FaultyValue("form.notAText");
      }
      values.add(single.of(text));
    }
    return values;
  }

  private Object unit(String code) {
    if (units.find(code).filter(unit -> !unit.retired()).isEmpty()) {
      throw new FaultyValue("form.unknownUnit", code);
    }
    return code;
  }

  private Object person(String username) {
    if (people.find(username).isEmpty()) {
      throw new FaultyValue("form.unknownPerson", username);
    }
    return username;
  }

  /** Whether whoever links it may see it, is asked of all links together ({@link LinkedIssues}). */
  private Object issue(String type, String number) {
    String plain = storable(number).strip();
    if (issues.current(plain).filter(linked -> linked.type().equals(type)).isEmpty()) {
      throw new FaultyValue(LinkedIssues.UNKNOWN, plain);
    }
    return plain;
  }

  /** The entry with this key, as it is today; one that expressions give stays as it is. */
  private Object entry(String register, Object value) {
    if (value instanceof EntryValue.Given given) {
      return given.of(register).orElseThrow(() -> new FaultyValue("form.unknownEntry", ""));
    }
    Object one = value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    if (!(one instanceof String key)) {
      throw new FaultyValue("form.notAText");
    }
    LocalDate today = clock.instant().atZone(calendar.zone()).toLocalDate();
    return registers
        .find(register, storable(key).strip(), today)
        .orElseThrow(() -> new FaultyValue("form.unknownEntry", key));
  }

  private static String storable(String text) {
    if (!StorableText.is(text)) {
      throw new FaultyValue("form.controlCharacter");
    }
    return text;
  }
}
