package org.bihuan.workbench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemBody.Fault;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.register.EntryValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The values typed into a form on a page, and the error messages for them. Parameters are named
 * like the fields of the API: {@code fields.measures}, {@code outcome}, {@code comment}.
 *
 * @param faults messages by the name of the parameter
 */
public record FilledForm(Map<String, List<String>> typed, Map<String, String> faults) {

  public static final FilledForm EMPTY = new FilledForm(Map.of(), Map.of());

  private static final String PREFIX = "fields.";

  /** Reading digits takes time that grows with their square. */
  private static final int LONGEST_NUMBER = 1000;

  public static FilledForm of(MultiValueMap<String, String> parameters) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) ->
            typed.put(
                name, values.stream().filter(v -> !v.isBlank()).map(FilledForm::lines).toList()));
    return new FilledForm(typed, Map.of());
  }

  /**
   * The text with each end of a line as one character: browsers count it so while somebody types,
   * and send two.
   */
  public static String lines(String text) {
    return text.replace("\r\n", "\n");
  }

  /** A form whose fields hold one value each. */
  public static FilledForm of(Map<String, String> parameters) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    parameters.forEach((name, value) -> typed.put(name, List.of(value)));
    return new FilledForm(typed, Map.of());
  }

  /** The same form with the error message for each field. */
  public FilledForm refused(ProblemBody told) {
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, FilledTable> tables = new HashMap<>();
    for (Fault fault : told.errors()) {
      String name =
          FilledTable.onPage(fault.field(), id -> tables.computeIfAbsent(id, this::table));
      found.merge(name, fault.message(), (one, more) -> one + "\n" + more);
    }
    return new FilledForm(typed, found);
  }

  /** The same form with these values of one parameter. */
  public FilledForm with(String name, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(typed);
    more.put(name, List.copyOf(values));
    return new FilledForm(more, faults);
  }

  /** The same form, where nothing is typed into a field with what that holds at first. */
  public FilledForm withInitial(FormView form) {
    FilledForm begun = this;
    boolean fresh = typed.keySet().stream().noneMatch(name -> name.startsWith(PREFIX));
    for (FieldView field : form.fields()) {
      String name = PREFIX + field.id();
      // a box that is not ticked is not sent
      boolean sent = typed.containsKey(name) || (field.type().equals("boolean") && !fresh);
      Object initial = field.initial();
      if (initial != null && !sent) {
        begun =
            begun.with(
                name,
                initial instanceof Collection<?> many
                    ? many.stream().map(String::valueOf).toList()
                    : List.of(text(initial)));
      }
    }
    return begun;
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : EntryValue.key(value).orElseGet(value::toString);
  }

  /** The first thing typed under this name; empty where there is nothing. */
  public String value(String name) {
    List<String> values = typed.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  public boolean has(String name, String value) {
    return typed.getOrDefault(name, List.of()).contains(value);
  }

  public List<String> values(String name) {
    return typed.getOrDefault(name, List.of());
  }

  /** Null where nothing is wrong with it. */
  public @Nullable String fault(String name) {
    return faults.get(name);
  }

  /** Messages that belong to none of the form's own fields. */
  public List<String> otherFaults(FormView form) {
    List<String> other = new ArrayList<>();
    faults.forEach(
        (name, message) -> {
          boolean shown =
              List.of("outcome", "comment", "evidence").contains(name)
                  || form.fields().stream().anyMatch(f -> isOf(f, name));
          if (!shown) {
            other.add(message);
          }
        });
    return other;
  }

  private static boolean isOf(FieldView field, String name) {
    return name.equals(PREFIX + field.id())
        || (field.columns() != null && FilledTable.isCell(name, field.id(), field.columns()));
  }

  /** The rows typed into one of the form's tables. */
  public FilledTable table(String id) {
    return FilledTable.of(this, id);
  }

  /** The names of the outcomes for which the field is or may be required. */
  public static List<String> requiredFor(FormView form, FieldView field) {
    return form.outcomes().stream()
        .filter(outcome -> field.requiredFor().contains(outcome.id()))
        .map(Choice::name)
        .toList();
  }

  /** The only outcome for which the field is used; empty where there is no single one. */
  public static String outcomeFor(FieldView field) {
    return field.requiredFor().size() == 1 ? field.requiredFor().get(0) : "";
  }

  /**
   * The values as the API takes them. What cannot be read as its type stays a text, so that the
   * form's own check says what is wrong with it.
   */
  public Map<String, Object> fields(FormView form) {
    Map<String, Object> fields = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> !field.isComputed()) // what is calculated is shown, not sent
        .forEach(field -> put(field, fields));
    return fields;
  }

  private void put(FieldView field, Map<String, Object> fields) {
    List<String> values = values(PREFIX + field.id());
    if (field.type().equals("boolean")) {
      fields.put(field.id(), values.contains("true"));
    } else if (field.columns() != null) {
      fields.put(field.id(), table(field.id()).values(field.columns()));
    } else if (!values.isEmpty()) {
      fields.put(field.id(), value(field, values));
    }
  }

  static Object value(FieldView field, List<String> values) {
    String first = values.get(0);
    return switch (field.type()) {
      case "long", "double" -> number(first.strip());
      case "unit", "person", "issue" -> field.several() ? values : first;
      case "evidence" -> values;
      default -> first;
    };
  }

  private static Object number(String text) {
    try {
      return text.length() > LONGEST_NUMBER ? text : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
