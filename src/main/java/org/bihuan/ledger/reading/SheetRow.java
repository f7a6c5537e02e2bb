package org.bihuan.ledger.reading;

import java.util.List;

/**
 * One line of a sheet as it was read, before it is interpreted.
 *
 * @param number 1-based, as the spreadsheet shows it
 * @param cells texts from the first column on; numbers as plain decimals, dates as {@code
 *     yyyy-MM-dd}
 */
public record SheetRow(int number, List<String> cells) {

  /** The text of a column; empty where the line is shorter. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
