package org.bihuan.workbench.issue.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.FilledTable;
import org.jspecify.annotations.Nullable;

/** A table to be filled in, as its template shows it. */
public final class EntryTable {

  /** How many empty rows stand below those that are filled in; scripts add others. */
  private static final int SPARE = 3;

  /** The same where more were asked for. */
  private static final int MORE = 10;

  /** How many entries the lists of units in a table may have together; else codes are typed. */
  private static final int MOST_ENTRIES = 2_000;

  private static final String EVIDENCE = "evidence";

  /** In the row that scripts copy. */
  private static final String ANY = "__row__";

  private final FieldView field;
  private final FilledForm filled;
  private final String id;
  private final boolean withFiles;
  private final FieldFormatter words;
  private @Nullable FilledTable typed;

  /**
   * @param id what the ids of its elements begin with
   */
  public EntryTable(
      FieldView field, FilledForm filled, String id, boolean withFiles, FieldFormatter words) {
    this.field = field;
    this.filled = filled;
    this.id = id;
    this.withFiles = withFiles;
    this.words = words;
  }

  /**
   * A row of inputs.
   *
   * @param place in the names of its parameters
   * @param number as people count
   * @param given what its given columns hold; null where rows are added
   */
  public record Row(String place, int number, @Nullable Map<String, Object> given) {

    /** Its id where it is given; null where rows are added. */
    public @Nullable Object id() {
      return given == null ? null : given.get("row");
    }
  }

  public List<FieldView> columns() {
    return field.columns() == null
        ? List.of()
        : field.columns().stream()
            .filter(column -> withFiles || !column.type().equals(EVIDENCE))
            .toList();
  }

  public boolean takesRows() {
    return field.takesRows();
  }

  /** How many rows there may be. */
  public int most() {
    return field.max() == null ? Rows.MOST : field.max().intValue();
  }

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Map<String, Object>> given = field.given();
    if (given != null) {
      given.forEach(row -> rows.add(new Row(rows.size() + "", rows.size() + 1, row)));
      return rows;
    }
    FilledTable typed = typed();
    typed.places().forEach(place -> rows.add(new Row(place + "", rows.size() + 1, null)));
    int next = typed.places().stream().mapToInt(place -> place + 1).max().orElse(0);
    int spare = filled.has(FilledTable.MORE, field.id()) ? MORE : SPARE;
    int least = field.min() == null ? 0 : field.min().intValue();
    int shown = Math.max(typed.filledPlaces().size() + spare, least);
    while (rows.size() < Math.min(shown, most())) {
      rows.add(new Row(next++ + "", rows.size() + 1, null));
    }
    return rows;
  }

  private FilledTable typed() {
    if (typed == null) {
      typed = filled.table(field.id());
    }
    return typed;
  }

  /** The row that scripts copy. */
  public Row blank() {
    return new Row(ANY, 0, null);
  }

  /** The name of a cell's parameter. */
  public String name(Row row, String column) {
    return "fields." + field.id() + "[" + row.place() + "]." + column;
  }

  /** The cells of a row. */
  public List<EntryCell> cells(Row row, boolean unitsListed) {
    return columns().stream()
        .map(
            column ->
                new EntryCell(
                    column,
                    filled,
                    id + "-" + row.place() + "-",
                    name(row, column.id()),
                    id,
                    unitsListed,
                    given(row, column)))
        .toList();
  }

  /** What a given cell holds, in words; null where it is to be filled in. */
  private @Nullable String given(Row row, FieldView column) {
    if (row.given() == null || column.fixed() == null) {
      return null;
    }
    Object value = row.given().get(column.id());
    return value == null ? "" : words.value(column, Canonical.of(value));
  }

  /** Whether units are chosen from lists, one in each row. */
  public boolean listsUnits(List<?> units) {
    return (long) units.size() * (rows().size() + 1) <= MOST_ENTRIES;
  }
}
