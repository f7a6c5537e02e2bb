package org.bihuan.ledger.reading;

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

  private int rows;
  private int row;
  private int cells;
  private int column;

  /**
   * @param address as given by the row; may be missing
   */
  void row(@Nullable String address) {
    rows++;
    row = address == null ? rows : number(address);
    cells = 0;
    if (rows > ROWS || row > ROWS) {
      throw LedgerFault.file("ledger.file.rows", LedgerLimits.ROWS);
    }
  }

  /**
   * @param address as given by the cell; may be missing
   */
  void cell(@Nullable String address) {
    cells++;
    column = address == null ? cells : column(address);
    if (cells > COLUMNS || column > COLUMNS) {
      throw LedgerFault.file("ledger.file.columns", LedgerLimits.COLUMNS);
    }
  }

  Problem tooLong() {
    return LedgerLimits.tooLong(row, column);
  }

  private static int column(String address) {
    Matcher parts = ADDRESS.matcher(address.length() > 40 ? "" : address);
    if (!parts.matches()) {
      throw LedgerFault.file("ledger.file.broken");
    }
    if (number(parts.group(2)) > ROWS) {
      throw LedgerFault.file("ledger.file.rows", LedgerLimits.ROWS);
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
