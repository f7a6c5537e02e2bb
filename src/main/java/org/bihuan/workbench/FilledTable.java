package org.bihuan.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bihuan.process.FormView.FieldView;

/**
 * The rows typed into a table of a form: its parameters are named {@code fields.findings[2].title}.
 * Rows without a value are left out of what is sent on, so the places of the others there are
 * smaller than on the page.
 */
public final class FilledTable {

  /** The parameter by which a form asks to be shown again with more empty rows of a table. */
  public static final String MORE = "more";

  /** The column that names the row of a table whose rows are given. */
  private static final String ROW = "row";

  private static final String FIELDS = "fields.";

  /** Far more than a table may have. */
  private static final int LONGEST_PLACE = 6;

  /**
   * The parts of {@code fields.findings[2].title}.
   *
   * @param column empty where a row as a whole is named
   */
  private record Cell(String table, int place, String column) {

    static Optional<Cell> of(String name) {
      int open = name.indexOf('[');
      int close = name.indexOf(']', open + 1);
      if (!name.startsWith(FIELDS) || open < 0 || close < 0 || !isPlace(name, open + 1, close)) {
        return Optional.empty();
      }
      String rest = name.substring(close + 1);
      return rest.isEmpty() || rest.startsWith(".")
          ? Optional.of(
              new Cell(
                  name.substring(FIELDS.length(), open),
                  Integer.parseInt(name.substring(open + 1, close)),
                  rest.isEmpty() ? "" : rest.substring(1)))
          : Optional.empty();
    }

    private static boolean isPlace(String name, int from, int to) {
      return from < to
          && to - from <= LONGEST_PLACE
          && name.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    String at(int other) {
      return FIELDS + table + "[" + other + "]" + (column.isEmpty() ? "" : "." + column);
    }
  }

  /** Values by column, by the place of their row on the page. */
  private final TreeMap<Integer, Map<String, List<String>>> rows = new TreeMap<>();

  private FilledTable() {}

  static FilledTable of(FilledForm form, String table) {
    FilledTable filled = new FilledTable();
    form.typed()
        .forEach(
            (name, values) ->
                Cell.of(name)
                    .filter(cell -> cell.table().equals(table) && !cell.column().isEmpty())
                    .ifPresent(
                        cell ->
                            filled
                                .rows
                                .computeIfAbsent(cell.place(), at -> new LinkedHashMap<>())
                                .put(cell.column(), values)));
    return filled;
  }

  /** The places of the rows on the page, in order. */
  public List<Integer> places() {
    return List.copyOf(rows.keySet());
  }

  /** The places of the rows that have a value. */
  public List<Integer> filledPlaces() {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().values().stream().anyMatch(values -> !values.isEmpty()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The rows as the API takes them. */
  List<Map<String, Object>> values(List<FieldView> columns) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (Integer place : filledPlaces()) {
      Map<String, List<String>> typed = rows.getOrDefault(place, Map.of());
      Map<String, Object> row = new LinkedHashMap<>();
      for (String id : typed.getOrDefault(ROW, List.of())) {
        row.put(ROW, id);
      }
      for (FieldView column : columns) {
        List<String> cell = typed.get(column.id());
        if (column.isComputed() || cell == null) {
          continue; // what is calculated is shown, not sent
        }
        if (column.type().equals("boolean")) {
          row.put(column.id(), cell.contains("true"));
        } else if (!cell.isEmpty()) {
          row.put(column.id(), FilledForm.value(column, cell));
        }
      }
      values.add(row);
    }
    return values;
  }

  /** The rows for reading: each a map of texts by column. */
  public List<Map<String, List<String>>> words() {
    List<Map<String, List<String>>> words = new ArrayList<>();
    for (Integer place : filledPlaces()) {
      Map<String, List<String>> row = new LinkedHashMap<>(rows.getOrDefault(place, Map.of()));
      row.remove(ROW);
      words.add(row);
    }
    return words;
  }

  /**
   * The name on the page of what an error names; the name itself where it is no cell.
   *
   * @param tables the form's tables by their id
   */
  static String onPage(String error, Function<String, FilledTable> tables) {
    return Cell.of(error)
        .map(cell -> cell.at(tables.apply(cell.table()).onPage(cell)))
        .orElse(error);
  }

  private int onPage(Cell sent) {
    List<Integer> places = filledPlaces();
    return sent.place() < places.size() ? places.get(sent.place()) : sent.place();
  }

  /** The reverse: what an error names that concerns a parameter of the page. */
  public static String inError(FilledForm form, String name) {
    Cell cell = Cell.of(name).orElse(null);
    if (cell == null) {
      return name;
    }
    int sent = of(form, cell.table()).filledPlaces().indexOf(cell.place());
    return sent < 0 ? FIELDS + cell.table() : cell.at(sent);
  }

  /** Whether a name is that of one of these columns of the table. */
  static boolean isCell(String name, String table, List<FieldView> columns) {
    return Cell.of(name)
        .filter(cell -> cell.table().equals(table))
        .filter(cell -> columns.stream().anyMatch(column -> column.id().equals(cell.column())))
        .isPresent();
  }
}
