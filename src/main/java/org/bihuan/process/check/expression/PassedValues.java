package org.bihuan.process.check.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.FormTypes;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Kind;
import org.bihuan.process.values.Range;
import org.bihuan.process.values.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a process gives the form of an issue that it opens, or of an action that it takes,
 * with what the form takes: nobody is there who could correct it.
 */
final class PassedValues {

  private static final String WHOLE = "fields";
  private static final String FIELD = "fields.";
  private static final String MIN = "bihuan:min";
  private static final String MAX = "bihuan:max";
  private static final Set<String> TEXTS = Set.of("string", "text");
  private static final Set<String> UNITS = Set.of("unit", "supervisor");
  private static final Set<String> SOURCES = Set.of("issue.source", "parent.source");
  private static final int LONGEST_SOURCE = 32;
  private static final ValueType FILES = ValueType.listOf(ValueType.of(Kind.EVIDENCE));
  private static final Set<Kind> NO_TEXT = Set.of(Kind.LIST, Kind.ROW, Kind.ENTRY, Kind.EVIDENCE);

  private final Places places;
  private final FormTypes forms;
  private final Map<String, ProcessModel> types;
  private final Findings findings;

  /**
   * @param types the issue types that are known, by key
   */
  PassedValues(Places places, FormTypes forms, Map<String, ProcessModel> types, Findings findings) {
    this.places = places;
    this.forms = forms;
    this.types = types;
    this.findings = findings;
  }

  /**
   * One value.
   *
   * @param at where it is given
   * @param told how findings name it
   * @param source the field that it comes from; null: none, or several
   */
  private record Passed(XmlElement at, String told, ValueType type, @Nullable Field source) {}

  /** Checks a service task; others give nothing. */
  Object check(XmlElement task) {
    Map<String, String> parameters = ServiceTaskDelegates.parameters(task);
    List<Field> form = form(task, parameters);
    if (form != null) {
      task.extensions("flowable:field")
          .forEach(
              parameter -> {
                String name = parameter.attribute("name", "");
                String text = parameters.getOrDefault(name, "");
                if (name.equals(WHOLE) && !text.isBlank()) {
                  whole(parameter, text, form, parameters);
                } else if (name.equals("evidence") && !text.isBlank()) {
                  files(passed(parameter, text));
                } else if (name.equals("source") && !text.isBlank()) {
                  source(passed(parameter, text));
                } else if (UNITS.contains(name) && Template.isIn(text)) {
                  unit(parameter, text);
                } else if (name.startsWith(FIELD) && !text.isBlank()) {
                  form.stream()
                      .filter(field -> name.equals(FIELD + field.id()))
                      .forEach(field -> fits(passed(parameter, text), field));
                }
              });
    }
    return task;
  }

  private void files(Passed passed) {
    ValueType given = passed.type();
    if (!given.is(Kind.ANY) && !FILES.takes(given)) {
      findings.add(Rule.VALUE_TYPE, passed.at(), passed.told(), given.names(), FILES.names());
    }
  }

  /** A source is a key, so that no text of a form can be one. */
  private void source(Passed passed) {
    ValueType given = passed.type();
    boolean key =
        given.is(Kind.TEXT)
            ? SOURCES.contains(passed.told())
            : given.words().stream().allMatch(PassedValues::isSource);
    if (!key) {
      findings.add(Rule.OPENED_VALUE, passed.at(), "source", passed.told());
    }
  }

  private static boolean isSource(String word) {
    return word.length() <= LONGEST_SOURCE
        && word.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
        && word.chars().limit(1).allMatch(Character::isLetter);
  }

  /** A code is not put together. */
  private void unit(XmlElement at, String text) {
    if (Template.parse(text).single().isEmpty()) {
      Names given = ValueType.of(Kind.TEXT).names();
      findings.add(Rule.VALUE_TYPE, at, text, given, ValueType.of(Kind.UNIT).names());
    }
  }

  /** The form that is filled in; null where there is none, or it is not known. */
  private @Nullable List<Field> form(XmlElement task, Map<String, String> parameters) {
    String delegate =
        ServiceTaskDelegates.delegate(task.attribute("flowable:delegateExpression", ""));
    ProcessModel type = types.get(parameters.getOrDefault("type", ""));
    if (delegate == null || type == null) {
      return null;
    }
    return switch (delegate) {
      case "openIssue" -> type.startForm();
      case "takeAction" ->
          type.actions().values().stream()
              .filter(action -> action.key().equals(parameters.get("action")))
              .map(Action::fields)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  private Passed passed(XmlElement at, String text) {
    Template template = Template.parse(text);
    Expression one = template.single().orElse(null);
    if (one != null) {
      return new Passed(at, Inference.told(one), type(at, one), source(one));
    }
    boolean literal = template.expressions().findAny().isEmpty();
    ValueType type = literal ? ValueType.of(Kind.WORD, Set.of(text)) : composed(at, template);
    return new Passed(at, text, type, null);
  }

  /** A text of several parts: empty where all of them are. */
  private ValueType composed(XmlElement at, Template template) {
    Names why = null;
    for (Template.Part part : template.parts()) {
      why =
          part instanceof Template.Value value ? type(at, value.expression()).emptyBecause() : null;
      if (why == null) {
        break;
      }
    }
    return ValueType.of(Kind.TEXT).empty(why);
  }

  /** What is wrong with an expression itself is reported where it stands. */
  private ValueType type(XmlElement at, Expression expression) {
    return new Inference(places.scope(at), (rule, args) -> {}).of(expression);
  }

  private @Nullable Field source(Expression expression) {
    List<String> names = expression instanceof Expression.Path path ? path.names() : List.of();
    FormTypes.Form form =
        names.size() == 3 && names.get(0).equals(WHOLE) ? forms.form(names.get(1)) : null;
    return form == null ? null : form.fields().get(names.get(2));
  }

  /** A whole form from one expression: what the other form does not ask for is left out. */
  private void whole(XmlElement at, String text, List<Field> form, Map<String, String> parameters) {
    Passed passed = passed(at, text);
    ValueType row = passed.type();
    if (row.is(Kind.ANY)) {
      return;
    } else if (!row.is(Kind.ROW)) {
      Names needed = Finding.both("check.need.row");
      findings.add(Rule.VALUE_TYPE, at, passed.told(), row.names(), needed);
      return;
    } else if (row.emptyBecause() != null) {
      empty(passed, ValueType.row(Map.of()).names());
      return;
    }
    Template template = Template.parse(text);
    List<String> path =
        template.single().orElse(null) instanceof Expression.Path named ? named.names() : List.of();
    FormTypes.Form from =
        path.size() == 2 && path.get(0).equals(WHOLE) ? forms.form(path.get(1)) : null;
    for (Field field : form) {
      ValueType column = row.columns().get(field.id());
      boolean otherwise = !parameters.getOrDefault(FIELD + field.id(), "").isBlank();
      boolean known = !otherwise && !field.isComputed() && !row.columns().isEmpty();
      if (known && column != null) {
        Field source = from == null ? null : from.fields().get(field.id());
        fits(new Passed(at, passed.told() + "." + field.id(), column, source), field);
      } else if (known && isNeeded(field)) {
        findings.add(Rule.MISSING_PARAMETER, at, "openIssue", FIELD + field.id());
      }
    }
  }

  private static boolean isNeeded(Field field) {
    return field.required() || field.when() != null;
  }

  private void fits(Passed passed, Field field) {
    ValueType given = passed.type();
    ValueType wanted = forms.type(field);
    if (given.is(Kind.ANY)) {
      return;
    } else if (field.isComputed()) {
      findings.add(Rule.FIELD_FORMULA, passed.at(), field.id(), "bihuan:value");
    } else if (!takes(field, wanted, given)) {
      findings.add(Rule.VALUE_TYPE, passed.at(), passed.told(), given.names(), wanted.names());
    } else if (isNeeded(field) && mayBeEmpty(passed)) {
      empty(passed, wanted.names());
    } else {
      String limit = brokenLimit(passed, field);
      if (limit != null) {
        findings.add(Rule.PASSED_LIMIT, passed.at(), passed.told(), field.id(), limit);
      }
    }
  }

  private static boolean mayBeEmpty(Passed passed) {
    ValueType type = passed.type();
    // a list that is no field of a form may have no values
    boolean list = type.is(Kind.LIST) && passed.source() == null;
    return type.maybeEmpty() || type.is(Kind.NOTHING) || list;
  }

  private void empty(Passed passed, Names needed) {
    Names why = passed.type().emptyBecause();
    findings.add(
        Rule.MAYBE_EMPTY,
        passed.at(),
        passed.told(),
        passed.type().names(),
        why == null ? Finding.both("check.empty.list") : why,
        needed,
        passed.told());
  }

  private static boolean takes(Field field, ValueType wanted, ValueType given) {
    if (given.is(Kind.NOTHING)) {
      return true;
    } else if (given.is(Kind.WORD)) {
      return given.words().stream().allMatch(word -> isWritten(field, word));
    }
    return switch (field.type()) {
      case "string", "text" -> !NO_TEXT.contains(given.kind());
      case "rows" -> given.is(Kind.LIST) && takesRow(field, given.single());
      default -> wanted.takes(given);
    };
  }

  private static boolean takesRow(Field field, ValueType row) {
    if (row.is(Kind.ANY) || field.rows() == null) {
      return true;
    }
    List<Field> columns =
        field.rows().columns().stream().filter(column -> !column.isComputed()).toList();
    Set<String> known = Set.copyOf(columns.stream().map(Field::id).toList());
    return row.is(Kind.ROW)
        && known.containsAll(row.columns().keySet())
        && columns.stream().allMatch(column -> takesCell(column, row.columns().get(column.id())));
  }

  private static boolean takesCell(Field column, @Nullable ValueType given) {
    if (given == null || given.maybeEmpty()) {
      return !isNeeded(column);
    }
    return true;
  }

  /** Whether a written text is a value of a field. */
  private static boolean isWritten(Field field, String text) {
    return switch (field.type()) {
      case "long" -> isWhole(number(text));
      case "double" -> number(text) != null;
      case "boolean" -> text.equals("true") || text.equals("false");
      case "date" -> isDay(text);
      case "enum" -> field.value(text).isPresent();
      case "evidence", "rows" -> false;
      default -> true;
    };
  }

  private static boolean isWhole(@Nullable BigDecimal number) {
    return number != null && Range.of(number).whole();
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return text.length() > 60 ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isDay(String text) {
    try {
      int year =
          text.endsWith("Z")
              ? Integer.parseInt(Instant.parse(text).toString().substring(0, 4))
              : LocalDate.parse(text).getYear();
      return year >= 1900 && year <= 2199;
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  /**
   * The limit of a field that a value may be beyond; null where it fits. Texts that are too long
   * are shortened, and what limits evidence, or is an expression, holds only where a person fills
   * it in.
   */
  private static @Nullable String brokenLimit(Passed passed, Field field) {
    ValueType given = passed.type();
    Field source = passed.source();
    if (given.is(Kind.NOTHING) || field.type().equals("evidence")) {
      return null;
    } else if (TEXTS.contains(field.type())) {
      return given.words().isEmpty() ? ofText(source, field) : ofWords(given.words(), field);
    } else if (given.is(Kind.NUMBER) || given.is(Kind.WORD)) {
      return ofNumber(given, field);
    }
    boolean many = given.is(Kind.LIST);
    BigDecimal fewest = many ? fewest(source) : BigDecimal.ONE;
    BigDecimal most = many ? (source == null ? null : source.max()) : BigDecimal.ONE;
    Range count = new Range(fewest, most, true);
    return !field.isSeveral() && field.rows() == null
        ? null
        : !count.isWithin(field.min(), null)
            ? MIN
            : !count.isWithin(null, field.max()) ? MAX : null;
  }

  private static BigDecimal fewest(@Nullable Field source) {
    if (source == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal needed = source.required() ? BigDecimal.ONE : BigDecimal.ZERO;
    return source.min() == null ? needed : source.min().max(needed);
  }

  private static @Nullable String ofNumber(ValueType given, Field field) {
    if (given.is(Kind.WORD) && !field.type().equals("long") && !field.type().equals("double")) {
      return null;
    }
    Range range = given.range();
    for (String word : given.words()) {
      BigDecimal number = number(word);
      range = number == null ? Range.ANY : Range.of(number);
      if (!range.isWithin(field.min(), field.max())) {
        break;
      }
    }
    if (field.type().equals("long") && !range.whole()) {
      return "type";
    }
    return !range.isWithin(field.min(), null)
        ? MIN
        : !range.isWithin(null, field.max()) ? MAX : null;
  }

  private static @Nullable String ofWords(Set<String> words, Field field) {
    for (String word : words) {
      if (field.min() != null && word.length() < field.min().intValue()) {
        return MIN;
      } else if (field.max() != null && word.length() > field.max().intValue()) {
        return MAX;
      } else if (field.pattern() != null && !field.pattern().matches(word)) {
        return "bihuan:pattern";
      }
    }
    return null;
  }

  private static @Nullable String ofText(@Nullable Field source, Field field) {
    boolean text = source != null && TEXTS.contains(source.type());
    BigDecimal least = text && source != null ? source.min() : null;
    BigDecimal most = text && source != null ? source.max() : null;
    boolean same =
        text
            && source != null
            && source.pattern() != null
            && field.pattern() != null
            && source.pattern().pattern().equals(field.pattern().pattern());
    if (field.pattern() != null && !same) {
      return "bihuan:pattern";
    }
    Range length = new Range(least == null ? BigDecimal.ONE : least, most, true);
    if (!length.isWithin(field.min(), null)) {
      return MIN;
    }
    return field.pattern() != null && !length.isWithin(null, field.max()) ? MAX : null;
  }
}
