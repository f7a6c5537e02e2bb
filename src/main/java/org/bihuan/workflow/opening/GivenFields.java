package org.bihuan.workflow.opening;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Formulas;
import org.bihuan.process.register.EntryValue;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.FieldValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a process gives a form, in the values that the form takes: an instant becomes a day, a
 * number that a text field gets a text, a text that a number field gets a number.
 */
@Component
class GivenFields {

  private final ExpressionContext days;

  GivenFields(ExpressionContext days) {
    this.days = days;
  }

  /** The ids of files in the form's fields of type evidence. */
  static Set<String> files(List<Field> form, Map<String, Object> given) {
    Set<String> files = new LinkedHashSet<>();
    form.stream()
        .filter(field -> field.type().equals("evidence"))
        .forEach(field -> files.addAll(texts(given.get(field.id()))));
    return files;
  }

  /**
   * The values in the form's types; one that does not fit stays as it is, and is refused with the
   * form.
   *
   * @param copies the new id of each file
   */
  Map<String, Object> fitted(
      List<Field> form, Map<String, Object> given, Map<String, String> copies) {
    Map<String, Object> fitted = new LinkedHashMap<>(given);
    form.forEach(field -> fitted.computeIfPresent(field.id(), (id, it) -> fit(field, it, copies)));
    return fitted;
  }

  private Object fit(Field field, Object value, Map<String, String> copies) {
    return switch (field.type()) {
      case "string", "text" -> text(field, value);
      case "long", "double" -> value instanceof String text ? number(text) : value;
      case "boolean" -> flag(value);
      case "date" -> moment(value) instanceof Instant instant ? days.day(instant) : value;
      case "entry" -> EntryValue.given(value);
      case "evidence" ->
          texts(value).stream().map(copies::get).filter(Objects::nonNull).distinct().toList();
      default -> value;
    };
  }

  /** An instant, where a text is one: as it is stored. */
  static Object moment(Object value) {
    try {
      return value instanceof String text && text.endsWith("Z") ? Instant.parse(text) : value;
    } catch (DateTimeException e) {
      return value;
    }
  }

  private static Object text(Field field, Object value) {
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return value;
    }
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    int most = FieldValues.longest(field);
    return most < 1 ? text : ShortenedFacts.shortened(text, most);
  }

  /**
   * The form as a process fills it in: limits that are worked out, choices, and how many files
   * there must be are for people, who can choose others. What has fixed limits keeps them, since
   * expressions rely on those.
   */
  static List<Field> forProcesses(List<Field> form) {
    return form.stream().map(GivenFields::forProcesses).toList();
  }

  private static Field forProcesses(Field field) {
    boolean files = field.type().equals("evidence");
    boolean several = field.isSeveral() && !files;
    Formulas formulas = field.formulas();
    return new Field(
        field.id(),
        field.names(),
        field.type(),
        field.required() && !files,
        field.values(),
        files ? null : several && field.min() == null ? BigDecimal.ZERO : field.min(),
        files ? null : field.max(),
        null,
        null,
        field.pattern(),
        files ? null : field.when(),
        field.rows(),
        new Formulas(formulas.value(), formulas.initial(), null),
        field.of(),
        field.visibleTo());
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object flag(Object value) {
    boolean written = value.equals("true") || value.equals("false");
    return written ? Boolean.valueOf(value.toString()) : value;
  }

  /** The texts in a value, in a list or alone. */
  static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Collection<?> several) {
      several.forEach(one -> texts.addAll(texts(one)));
    } else if (value != null && !value.equals("")) {
      texts.add(value.toString());
    }
    return texts;
  }
}
