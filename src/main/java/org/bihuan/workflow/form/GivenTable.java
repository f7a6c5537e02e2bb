package org.bihuan.workflow.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.ProcessModel.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are given: its other columns are filled in row by row.
 *
 * @param columns ids of the columns that are given
 * @param rows in order; the id of a row is its place, from 1
 */
public record GivenTable(Set<String> columns, List<Map<String, Object>> rows) {

  /** The member that names a row where a form is shown and where it is sent. */
  public static final String ROW = "row";

  public GivenTable {
    columns = Set.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static String id(int place) {
    return Integer.toString(place + 1);
  }

  /** Whether a row has this id. */
  boolean has(@Nullable Object id) {
    try {
      int place = Integer.parseInt(String.valueOf(id)) - 1;
      return place >= 0 && place < rows.size() && id(place).equals(String.valueOf(id));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The rows as people see them, with their ids. */
  public List<Map<String, Object>> shown(Rows asked) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int place = 0; place < rows.size(); place++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put(ROW, id(place));
      row.putAll(rows.get(place));
      row.keySet().removeAll(asked.hidden());
      shown.add(row);
    }
    return shown;
  }
}
