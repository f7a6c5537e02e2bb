package org.bihuan.workbench.issue.entry;

import java.math.BigDecimal;
import java.util.List;
import org.bihuan.evidence.Evidence;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.workbench.FilledForm;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table that is filled in. A page may have thousands: what its template asks for is
 * worked out here, since an expression in a template takes longer.
 */
public final class EntryCell {

  private final FieldView column;
  private final FilledForm filled;
  private final String beginning;
  private final String name;
  private final String table;
  private final boolean unitsListed;
  private final @Nullable String given;

  /**
   * @param beginning of its id
   * @param name of its parameter
   * @param table what the ids of the table's elements begin with
   * @param unitsListed whether units are chosen from a list
   * @param given what it holds where it cannot be changed; null where it is to be filled in
   */
  EntryCell(
      FieldView column,
      FilledForm filled,
      String beginning,
      String name,
      String table,
      boolean unitsListed,
      @Nullable String given) {
    this.column = column;
    this.filled = filled;
    this.beginning = beginning;
    this.name = name;
    this.table = table;
    this.unitsListed = unitsListed;
    this.given = given;
  }

  /** How it is filled in. */
  public String kind() {
    boolean several = isSeveral();
    if (column.isComputed()) {
      return "calculated";
    } else if (given != null) {
      return "given";
    }
    return switch (column.type()) {
      case "text", "boolean", "enum", "evidence" -> column.type();
      case "unit" -> unitsListed ? "unit" : several ? "several" : "line";
      case "person" -> several ? "several" : "line";
      default -> "line";
    };
  }

  public FieldView column() {
    return column;
  }

  public String label() {
    return column.name();
  }

  /** Null where it may stay empty. */
  public @Nullable String must() {
    return column.required() && given == null ? "true" : null;
  }

  public String name() {
    return name;
  }

  public String id() {
    return beginning + column.id();
  }

  public String value() {
    return filled.value(name);
  }

  public boolean has(String value) {
    return filled.has(name, value);
  }

  /** The attribute of an entry of its list; null where it is not chosen. */
  public @Nullable String selected(String value) {
    return has(value) ? "selected" : null;
  }

  public @Nullable String given() {
    return given;
  }

  /** Null where nothing is wrong with it. */
  public @Nullable String fault() {
    return filled.fault(name);
  }

  public @Nullable String invalid() {
    return fault() == null ? null : "true";
  }

  public @Nullable String described() {
    return fault() == null ? null : id() + "-fault";
  }

  /** The class of an input that has a fault. */
  public String look() {
    return fault() == null ? "form-control" : "form-control is-invalid";
  }

  public boolean isSeveral() {
    return column.min() != null || column.max() != null;
  }

  /** Of an input of one line; null for a text. */
  public @Nullable String type() {
    return switch (column.type()) {
      case "date" -> "date";
      case "long", "double" -> "number";
      default -> null;
    };
  }

  public @Nullable String step() {
    return switch (column.type()) {
      case "long" -> "1";
      case "double" -> "any";
      default -> null;
    };
  }

  public @Nullable BigDecimal min() {
    return isNumber() ? column.min() : null;
  }

  public @Nullable BigDecimal max() {
    return isNumber() ? column.max() : null;
  }

  /** The most characters; null where none is said. */
  public @Nullable BigDecimal longest() {
    return column.type().equals("string") || column.type().equals("text") ? column.max() : null;
  }

  private boolean isNumber() {
    return column.type().equals("long") || column.type().equals("double");
  }

  public @Nullable String pattern() {
    return column.pattern();
  }

  /** The list with suggestions; null where there is none. */
  public @Nullable String list() {
    return switch (column.type()) {
      case "person" -> table + "-people";
      case "unit" -> table + "-units";
      case "entry" -> table + "-" + column.id() + "-entries";
      default -> null;
    };
  }

  public List<Choice> choices() {
    return column.values() == null ? List.of() : column.values();
  }

  /** The name of the parameter with files to be added. */
  public String files() {
    return new EvidenceBox(name, column, false).files();
  }

  /** Those of the issue's files that it cites. */
  public List<Evidence> cited(List<Evidence> citable) {
    return citable.stream().filter(file -> has(file.id())).toList();
  }
}
