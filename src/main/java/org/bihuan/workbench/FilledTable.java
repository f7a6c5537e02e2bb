package org.bihuan.workbench;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final Pattern CELL =
      Pattern.compile("fields\\.([A-Za-z0-9]{1,64})\\[(\\d{1,6})\\](.*)");

  /** Values by column, by the place of their row on the page. */
  private final TreeMap<Integer, Map<String, List<String>>> rows = new TreeMap<>();

  private FilledTable() {}

  static FilledTable of(FilledForm form, String table) {
    FilledTable filled = new FilledTable();
    form.typed()
        .forEach(
            (name, values) -> {
              Matcher cell = CELL.matcher(name);
              if (cell.matches() && cell.group(1).equals(table) && cell.group(3).startsWith(".")) {
                filled
                    .rows
                    .computeIfAbsent(Integer.valueOf(cell.group(2)), at -> new LinkedHashMap<>())
                    .put(cell.group(3).substring(1), values);
              }
            });
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
        if (cell != null && column.type().equals("boolean")) {
          row.put(column.id(), cell.contains("true"));
        } else if (cell != null && !cell.isEmpty()) {
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
    Matcher cell = CELL.matcher(error);
    if (!cell.matches()) {
      return error;
    }
    List<Integer> places = tables.apply(cell.group(1)).filledPlaces();
    int sent = Integer.parseInt(cell.group(2));
    return sent < places.size()
        ? "fields." + cell.group(1) + "[" + places.get(sent) + "]" + cell.group(3)
        : error;
  }

  /** The reverse: what an error names that concerns a parameter of the page. */
  public static String inError(FilledForm form, String name) {
    Matcher cell = CELL.matcher(name);
    if (!cell.matches()) {
      return name;
    }
    String table = "fields." + cell.group(1);
    int sent = of(form, cell.group(1)).filledPlaces().indexOf(Integer.valueOf(cell.group(2)));
    return sent < 0 ? table : table + "[" + sent + "]" + cell.group(3);
  }

  /** Whether a name is that of one of these columns of the table. */
  static boolean isCell(String name, String table, List<FieldView> columns) {
    Matcher cell = CELL.matcher(name);
    return cell.matches()
        && cell.group(1).equals(table)
        && columns.stream().anyMatch(column -> cell.group(3).equals("." + column.id()));
  }
}
