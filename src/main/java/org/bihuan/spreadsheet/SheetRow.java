package org.bihuan.spreadsheet;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One line of a sheet as it was read, before it is interpreted.
 *
 * @param sheet the sheet's name; empty in a text file
 * @param number 1-based, as the spreadsheet shows it
 * @param cells texts from the first column on; numbers as plain decimals, dates as {@code
 *     yyyy-MM-dd}
 * @param shared columns whose text stands in a line above, merged with this one
 * @param hidden whether the spreadsheet does not show it
 */
public record SheetRow(
    String sheet, int number, List<String> cells, Set<Integer> shared, boolean hidden) {

  SheetRow(String sheet, int number, List<String> cells) {
    this(sheet, number, cells, Set.of(), false);
  }

  /** The text of a column; empty where the line is shorter. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  public boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** The columns in which this line has a text of its own. */
  public List<Integer> written() {
    return IntStream.range(0, cells.size())
        .filter(column -> !cells.get(column).isBlank() && !shared.contains(column))
        .boxed()
        .toList();
  }

  SheetRow asHidden() {
    return new SheetRow(sheet, number, cells, shared, true);
  }
}
