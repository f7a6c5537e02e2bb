package org.bihuan.process.check.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.process.check.form.RowsCheck;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.FormTypes;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Need;
import org.bihuan.process.values.ValueType;
import org.jspecify.annotations.Nullable;

/** The expressions that give a field its value, and what it may be chosen from. */
final class Formulas {

  private static final String VALUE = "bihuan:value";
  private static final String DEFAULT = "bihuan:default";
  private static final String CHOICES = "bihuan:choices";

  /** What is not asked of somebody who does not fill it in. */
  private static final List<String> OF_FILLING =
      List.of("required", "bihuan:when", "bihuan:pattern", DEFAULT, CHOICES);

  /** Types whose values nobody can write as an expression. */
  private static final Set<String> HANDED_IN = Set.of("evidence", "rows");

  private static final Set<String> CHOSEN = Set.of("unit", "person", "entry", "issue");

  /** Computed fields may use each other, also across forms, whose order in the file is any. */
  private static final int PASSES = 3;

  private final Places places;
  private final FormTypes forms;
  private final Findings findings;

  Formulas(Places places, FormTypes forms, Findings findings) {
    this.places = places;
    this.forms = forms;
    this.findings = findings;
  }

  static boolean isFormula(XmlElement element, String attribute) {
    return Places.isField(element) && List.of(VALUE, DEFAULT, CHOICES).contains(attribute);
  }

  /** Finds the types of all computed fields, for the expressions that use them. */
  void infer(XmlElement process) {
    List<XmlElement> computed =
        process
            .tree()
            .filter(element -> element.is("flowable:formProperty"))
            .filter(element -> element.attribute(VALUE) != null)
            .toList();
    for (int pass = 0; pass < PASSES; pass++) {
      computed.forEach(this::inferOne);
    }
  }

  private void inferOne(XmlElement field) {
    String form = places.form(Places.holder(field));
    Template value = FormReader.expression(field, VALUE);
    if (form != null && value != null) {
      Inference silent = new Inference(places.scope(field), (rule, args) -> {});
      value.single().ifPresent(one -> forms.computed(form, field.id(), silent.of(one)));
    }
  }

  /** Checks one such attribute. */
  Object check(XmlElement field, String attribute, String text) {
    String type = field.attribute("type", "");
    boolean refused =
        field.id().equals(ProcessModel.OUTCOME)
            || HANDED_IN.contains(type)
            || (attribute.equals(CHOICES) && !CHOSEN.contains(type))
            || (attribute.equals(VALUE) && OF_FILLING.stream().anyMatch(name -> isOn(field, name)));
    Expression one = Template.parse(text.strip()).single().orElse(null);
    boolean column = field.is(RowsCheck.COLUMN);
    if (refused
        || one == null
        || (attribute.equals(VALUE) && !column && asksForLater(field, one))
        || (column && asksBeyondItsRow(field, one))) {
      findings.add(Rule.FIELD_FORMULA, field, field.id(), attribute);
      return field;
    }
    Inference inference =
        new Inference(places.scope(field), (rule, args) -> findings.add(rule, field, args));
    if (attribute.equals(CHOICES)) {
      ValueType list = inference.check(one, Need.LIST);
      fits(field, one, list.single(), false);
    } else {
      fits(field, one, inference.of(one), true);
    }
    return field;
  }

  private static boolean isOn(XmlElement field, String name) {
    return !field.attribute(name, "false").equals("false");
  }

  private void fits(XmlElement field, Expression value, ValueType given, boolean whole) {
    ProcessModel.Field asked = asked(field);
    if (asked == null) {
      return;
    }
    ValueType target = forms.type(asked);
    ValueType wanted = whole ? target : target.single();
    if (!wanted.takes(given)) {
      findings.add(Rule.VALUE_TYPE, field, Inference.told(value), given.names(), wanted.names());
    }
  }

  /** The field or column that an element is; null where it belongs to no form. */
  private ProcessModel.@Nullable Field asked(XmlElement field) {
    FormTypes.Form form = form(field);
    XmlElement table = field.parent();
    if (form == null || table == null || !field.is(RowsCheck.COLUMN)) {
      return form == null ? null : form.fields().get(field.id());
    }
    ProcessModel.Field rows = form.fields().get(table.id());
    return rows == null || rows.rows() == null
        ? null
        : rows.rows().columns().stream()
            .filter(column -> column.id().equals(field.id()))
            .findFirst()
            .orElse(null);
  }

  private FormTypes.@Nullable Form form(XmlElement field) {
    String form = places.form(Places.holder(field));
    return form == null ? null : forms.form(form);
  }

  /**
   * Whether a computed column uses itself, one that is calculated after it, or a table or a
   * computed field of its form: these are made of the rows.
   */
  private boolean asksBeyondItsRow(XmlElement column, Expression value) {
    FormTypes.Form form = form(column);
    XmlElement table = column.parent();
    if (form == null || table == null) {
      return false;
    }
    Set<String> later = new HashSet<>();
    boolean reached = false;
    for (XmlElement one : table.all(RowsCheck.COLUMN).toList()) {
      reached |= one == column;
      if (reached && one.attribute(VALUE) != null) {
        later.add(one.id());
      }
    }
    return value
        .tree()
        .filter(Expression.Path.class::isInstance)
        .map(part -> ((Expression.Path) part).names())
        .anyMatch(
            names ->
                names.get(0).equals("row")
                    ? names.size() > 1 && later.contains(names.get(1))
                    : names.get(0).equals("fields")
                        && names.size() > 1
                        && names.get(1).equals(form.id())
                        && isMadeOfRows(form, names));
  }

  private static boolean isMadeOfRows(FormTypes.Form form, List<String> names) {
    ProcessModel.Field asked = names.size() < 3 ? null : form.fields().get(names.get(2));
    return names.size() < 3 || (asked != null && (asked.isComputed() || asked.rows() != null));
  }

  /** Whether a computed field uses itself, or one of its form that is calculated after it. */
  private boolean asksForLater(XmlElement field, Expression value) {
    FormTypes.Form form = form(field);
    if (form == null) {
      return false;
    }
    Set<String> later = new HashSet<>();
    boolean reached = false;
    for (ProcessModel.Field one : form.fields().values()) {
      reached |= one.id().equals(field.id());
      if (reached && one.isComputed()) {
        later.add(one.id());
      }
    }
    return value
        .tree()
        .anyMatch(
            part ->
                part instanceof Expression.Path path
                    && path.root().equals("fields")
                    && path.names().size() > 2
                    && path.names().get(1).equals(form.id())
                    && later.contains(path.names().get(2)));
  }
}
