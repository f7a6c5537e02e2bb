package org.bihuan.process.check.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.register.GivenColumns;
import org.bihuan.process.register.Register;

/** Tables in a form: their columns, their size, and the rows that are given. */
public final class RowsCheck {

  public static final String COLUMN = "bihuan:column";

  private static final String ROWS = "rows";
  private static final String ROW = "row";
  private static final String GIVEN = "bihuan:given";
  private static final String VALUE = "bihuan:value";
  private static final String HIDDEN = "bihuan:hidden";
  private static final int MOST_COLUMNS = 20;

  private final ProcessModel model;
  private final Map<String, Register> registers;
  private final Findings findings;

  /**
   * @param registers whose entries may be given, by key
   */
  public RowsCheck(ProcessModel model, Map<String, Register> registers, Findings findings) {
    this.model = model;
    this.registers = registers;
    this.findings = findings;
  }

  /** Checks the tables of one form together. */
  public void form(XmlElement holder) {
    long cells = 0;
    for (XmlElement property : holder.all("flowable:formProperty").toList()) {
      columns(property);
      if (property.attribute(GIVEN) != null) {
        given(holder, property);
      } else if (isRows(property)) {
        cells += property.all(COLUMN).count() * most(property);
      }
      property.all(COLUMN).forEach(column -> hidden(property, column));
    }
    if (cells > Rows.MOST_CELLS) {
      findings.add(Rule.ROWS_SIZE, holder, cells, Rows.MOST_CELLS, Rows.MOST);
    }
  }

  private void columns(XmlElement property) {
    long columns = property.all(COLUMN).count();
    if (isRows(property) ? columns == 0 || columns > MOST_COLUMNS : columns > 0) {
      findings.add(Rule.ROWS_COLUMNS, property, property.id(), MOST_COLUMNS);
    }
    property
        .all(COLUMN)
        .forEach(
            column -> {
              if (isRows(column)) {
                findings.add(Rule.ROWS_WITHIN_ROWS, column, column.id());
              }
              if (column.id().equals(ROW)) {
                findings.add(Rule.RESERVED_NAME, column, ROW);
              }
            });
  }

  private static long most(XmlElement property) {
    var max = FormReader.limit(property, "bihuan:max");
    return max == null ? Rows.MOST : max.longValue();
  }

  private void given(XmlElement holder, XmlElement property) {
    XmlElement owner = holder.parent();
    List<Field> source = source(property).orElse(null);
    boolean asked = owner != null && owner.is("userTask") && isRows(property);
    if (!asked || source == null) {
      findings.add(Rule.ROWS_GIVEN, property, property.id(), GIVEN);
      return;
    }
    Stream.of("required", "bihuan:when", "bihuan:min", "bihuan:max")
        .filter(property.attributes()::containsKey)
        .filter(name -> !property.attribute(name, "").equals("false"))
        .forEach(name -> findings.add(Rule.ROWS_GIVEN, property, property.id(), name));
    for (XmlElement column : property.all(COLUMN).toList()) {
      find(source, column.id())
          .filter(known -> !known.type().equals(column.attribute("type", "")))
          .ifPresent(
              known ->
                  findings.add(
                      Rule.GIVEN_COLUMN, column, property.id(), column.id(), known.type()));
      if (column.attribute(VALUE) != null && find(source, column.id()).isPresent()) {
        findings.add(Rule.FIELD_FORMULA, column, column.id(), VALUE);
      }
    }
  }

  private void hidden(XmlElement property, XmlElement column) {
    String hidden = column.attribute(HIDDEN, "false");
    boolean given =
        source(property).filter(source -> find(source, column.id()).isPresent()).isPresent();
    if (!hidden.equals("false") && !(hidden.equals("true") && given)) {
      findings.add(Rule.HIDDEN_COLUMN, column, property.id(), column.id());
    }
  }

  /** The columns of the rows given; empty where the expression does not give rows. */
  private Optional<List<Field>> source(XmlElement property) {
    return Optional.ofNullable(FormReader.expression(property, GIVEN))
        .flatMap(Template::single)
        .flatMap(
            rows -> GivenColumns.of(model, rows, key -> Optional.ofNullable(registers.get(key))));
  }

  private static Optional<Field> find(List<Field> columns, String id) {
    return columns.stream().filter(column -> column.id().equals(id)).findFirst();
  }

  private static boolean isRows(XmlElement property) {
    return property.attribute("type", "").equals(ROWS);
  }
}
