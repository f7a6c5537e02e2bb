package org.bihuan.process.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.process.language.Conditions;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.ProcessModel.Value;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.register.GivenColumns;
import org.bihuan.process.register.Register;
import org.jspecify.annotations.Nullable;

/** The types of what is filled in into the forms of a process. */
public final class FormTypes {

  private static final Set<String> CODES = Set.of("unit", "person", "entry", "issue");

  /**
   * One form: the opening's, a step's or an action's.
   *
   * @param outcomes of a step, else none
   * @param bySystem whether only processes submit it
   * @param loops the multi-instance activities around it, with itself
   */
  public record Form(
      String id,
      Names names,
      Map<String, Field> fields,
      Set<String> outcomes,
      boolean bySystem,
      Set<String> loops) {

    /** Whether no expression may use the field, since not everybody sees its value. */
    boolean isRestricted(String field) {
      return fields.containsKey(field) && fields.get(field).isRestricted();
    }
  }

  private final Map<String, Form> forms = new LinkedHashMap<>();
  private final Map<String, ValueType> computed = new LinkedHashMap<>();
  private final Known known;
  private final ProcessModel model;

  /** The types where nothing else is known. */
  public FormTypes(ProcessModel model, XmlElement process) {
    this(model, process, Known.NOTHING);
  }

  /**
   * @param known what fields and expressions refer to
   */
  public FormTypes(ProcessModel model, XmlElement process, Known known) {
    this.known = known;
    this.model = model;
    Map<String, Set<String>> loops = new LinkedHashMap<>();
    process
        .tree()
        .filter(element -> element.is("userTask"))
        .forEach(step -> loops.putIfAbsent(step.id(), Set.copyOf(Elements.loops(step))));
    add(
        ProcessModel.OPENED,
        Finding.both("check.form.opened"),
        model.startForm(),
        List.of(),
        false,
        Set.of());
    for (ProcessModel.Action action : model.actions().values()) {
      add(action.key(), action.names(), action.fields(), List.of(), action.bySystem(), Set.of());
    }
    for (ProcessModel.Step step : model.steps().values()) {
      Set<String> around = loops.getOrDefault(step.id(), Set.of());
      add(step.id(), step.names(), step.fields(), step.outcomes(), false, around);
    }
  }

  private void add(
      String id,
      Names names,
      List<Field> fields,
      List<Value> outcomes,
      boolean bySystem,
      Set<String> loops) {
    Map<String, Field> byId = new LinkedHashMap<>();
    fields.forEach(field -> byId.putIfAbsent(field.id(), field));
    Set<String> chosen = new LinkedHashSet<>();
    outcomes.forEach(outcome -> chosen.add(outcome.id()));
    forms.putIfAbsent(id, new Form(id, names, byId, chosen, bySystem, loops));
  }

  public @Nullable Form form(String id) {
    return forms.get(id);
  }

  public Collection<Form> all() {
    return forms.values();
  }

  /** Says what type a computed field has, once its expression is known. */
  public void computed(String form, String field, ValueType type) {
    computed.put(form + "." + field, type);
  }

  /**
   * The type of what is filled in into a field, as far as it is filled in at all.
   *
   * @param filling whether the form is being filled in
   * @return null where the form has no such field
   */
  @Nullable ValueType column(Form form, String name, Facts facts, boolean filling) {
    Field field = form.fields().get(name);
    if (field != null) {
      ValueType found = computed.get(form.id() + "." + name);
      boolean known = field.isComputed() && found != null && found.is(Kind.NUMBER);
      ValueType type = known && found != null ? found : type(field, filling);
      return type.empty(reason(form, field, facts, filling));
    }
    if (name.equals(ProcessModel.OUTCOME) && !form.outcomes().isEmpty()) {
      return ValueType.of(Kind.ENUM, form.outcomes());
    }
    Names unknown = filling ? Finding.both("check.empty.filling", name) : null;
    return switch (name) {
      case ProcessModel.AT -> ValueType.of(Kind.INSTANT).empty(unknown);
      case ProcessModel.BY ->
          ValueType.of(Kind.PERSON).empty(form.bySystem() ? bySystem() : unknown);
      default -> null;
    };
  }

  private static Names bySystem() {
    return Finding.both("check.empty.system");
  }

  /** The whole form as a row of its fields. */
  ValueType row(Form form, Facts facts, boolean filling) {
    List<String> names = new ArrayList<>(form.fields().keySet());
    names.removeIf(form::isRestricted);
    names.addAll(List.of(ProcessModel.AT, ProcessModel.BY));
    if (!form.outcomes().isEmpty()) {
      names.add(ProcessModel.OUTCOME);
    }
    Map<String, ValueType> columns = new LinkedHashMap<>();
    for (String name : names) {
      ValueType column = column(form, name, facts, filling);
      if (column != null) {
        columns.putIfAbsent(name, column);
      }
    }
    return ValueType.row(columns);
  }

  /** Why a field may be empty although its form was submitted; null where it cannot be. */
  private @Nullable Names reason(Form form, Field field, Facts facts, boolean filling) {
    if (field.isComputed()) {
      ValueType value = computed.get(form.id() + "." + field.id());
      return value == null
          ? Finding.both("check.empty.computed", field.names())
          : value.emptyBecause();
    }
    boolean given =
        field.required()
            || facts.has(Facts.given("fields." + form.id() + "." + field.id()))
            || (!filling && isRequiredByOutcome(form, field, facts));
    return given ? null : Finding.both("check.empty.optional", field.names());
  }

  /** Whether each outcome that the step may have had requires the field. */
  private static boolean isRequiredByOutcome(Form form, Field field, Facts facts) {
    if (field.when() == null || form.outcomes().isEmpty()) {
      return false;
    }
    Expression when = field.when().expression();
    return form.outcomes().stream()
        .filter(outcome -> !facts.has(Facts.not(form.id(), outcome)))
        .allMatch(outcome -> Conditions.surelyHolds(when, outcome));
  }

  /** The type of what a field takes. */
  public ValueType type(Field field) {
    return type(field, false);
  }

  /** The row of a table, as far as it is filled in. */
  public ValueType row(Rows asked) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    for (Field column : asked.columns()) {
      String why = column.isComputed() ? "check.empty.computed" : "check.empty.optional";
      Names empty =
          isFilledIn(asked, column, new HashSet<>()) ? null : Finding.both(why, column.names());
      columns.putIfAbsent(column.id(), type(column).empty(empty));
    }
    return ValueType.row(columns);
  }

  /**
   * Whether a column is filled in in every row. Of one that is given, the table or register says so
   * from which it is given: whoever fills in the form cannot.
   */
  private boolean isFilledIn(Rows table, Field column, Set<Rows> seen) {
    Field source = given(table, column.id());
    if (source == null || !seen.add(table)) {
      return column.required();
    }
    return forms.values().stream()
        .flatMap(form -> form.fields().values().stream())
        .map(Field::rows)
        .filter(Objects::nonNull)
        .filter(rows -> has(rows, source))
        .findFirst()
        .map(rows -> isFilledIn(rows, source, seen))
        .orElse(source.required());
  }

  /** The column from which one is given; null where it is filled in. */
  private @Nullable Field given(Rows table, String column) {
    Expression given = table.given() == null ? null : table.given().single().orElse(null);
    return given == null
        ? null
        : GivenColumns.of(model, given, key -> Optional.ofNullable(known.registers().get(key)))
            .stream()
            .flatMap(List::stream)
            .filter(one -> one.id().equals(column))
            .findFirst()
            .orElse(null);
  }

  @SuppressWarnings("ReferenceEquality") // columns of two tables may be alike
  private static boolean has(Rows table, Field column) {
    return table.columns().stream().anyMatch(one -> one == column);
  }

  /** The row of a table as it is kept: without the columns that only calculated values see. */
  private ValueType keptRow(Rows asked) {
    Map<String, ValueType> columns = new LinkedHashMap<>(row(asked).columns());
    columns.keySet().removeAll(asked.hidden());
    return ValueType.row(columns);
  }

  private ValueType type(Field field, boolean filling) {
    Rows rows = field.rows();
    if (rows != null) {
      return ValueType.listOf(filling ? row(rows) : keptRow(rows));
    }
    ValueType one =
        switch (field.type()) {
          case "string", "text" -> ValueType.of(Kind.TEXT);
          case "long", "double" -> ValueType.of(number(field));
          case "boolean" -> ValueType.of(Kind.BOOLEAN);
          case "date" -> ValueType.of(Kind.DATE);
          case "unit" -> ValueType.of(Kind.UNIT);
          case "person" -> ValueType.of(Kind.PERSON);
          case "entry" -> entry(String.valueOf(field.of()));
          case "issue" -> ValueType.of(Kind.ISSUE);
          case "evidence" -> ValueType.of(Kind.EVIDENCE);
          case "enum" -> ValueType.of(Kind.ENUM, words(field));
          default -> ValueType.of(Kind.ANY);
        };
    boolean list =
        field.type().equals("evidence") || (CODES.contains(field.type()) && field.isSeveral());
    return list ? ValueType.listOf(one) : one;
  }

  private static Range number(Field field) {
    return new Range(field.min(), field.max(), field.type().equals("long"));
  }

  /** The type of an entry of a register; of its columns, where the register is known. */
  public ValueType entry(String register) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    Register named = known.registers().get(register);
    if (named != null) {
      for (Field column : named.columns()) {
        Names empty =
            column.required() ? null : Finding.both("check.empty.optional", column.names());
        columns.put(column.id(), type(column).empty(empty));
      }
    }
    return new ValueType(Kind.ENTRY, null, Set.of(register), columns, null, Range.ANY);
  }

  /** Whether there is such a register. */
  boolean knowsRegister(String register) {
    return known.registers().containsKey(register);
  }

  Known known() {
    return known;
  }

  private static Set<String> words(Field field) {
    Set<String> words = new LinkedHashSet<>();
    field.values().forEach(value -> words.add(value.id()));
    return words;
  }
}
