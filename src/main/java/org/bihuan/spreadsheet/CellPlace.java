package org.bihuan.spreadsheet;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeps track of row and column while a sheet is read; refuses positions that no spreadsheet has.
 */
final class CellPlace {

  private static final int ROWS = 1_048_576;

  /** The number of columns: rows formatted as a whole extend to column XFD. */
  private static final int COLUMNS = 16_384;

  private static final Pattern ADDRESS = Pattern.compile("\\$?([A-Za-z]{1,20})\\$?([0-9]{1,20})");

  private final SheetLimits limits;
  private int rows;
  private int row;
  private int cells;
  private int column;

  CellPlace(SheetLimits limits) {
    this.limits = limits;
  }

  /**
   * @param address as given by the row; may be missing
   */
  void row(@Nullable String address) {
    rows++;
    row = address == null ? rows : number(address);
    cells = 0;
    if (rows > ROWS || row > ROWS) {
      throw SpreadsheetFault.file("spreadsheet.rows", limits.rows());
    }
  }

  /**
   * @param address as given by the cell; may be missing
   */
  void cell(@Nullable String address) {
    cells++;
    column = address == null ? cells : column(address);
    if (cells > COLUMNS || column > COLUMNS) {
      throw SpreadsheetFault.file("spreadsheet.columns", SheetLimits.COLUMNS);
    }
  }

  Problem tooLong() {
    return SheetLimits.tooLong(row, column);
  }

  private int column(String address) {
    Matcher parts = ADDRESS.matcher(address.length() > 40 ? "" : address);
    if (!parts.matches()) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
    if (number(parts.group(2)) > ROWS) {
      throw SpreadsheetFault.file("spreadsheet.rows", limits.rows());
    }
    int column = 0;
    for (char letter : parts.group(1).toCharArray()) {
      column = Math.min(column * 26 + Character.toUpperCase(letter) - 'A' + 1, COLUMNS + 1);
    }
    return column;
  }

  /** The number in the digits; one too large for an int counts as larger than any row. */
  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }
}
