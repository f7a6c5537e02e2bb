package org.bihuan.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * How large a sheet may be: far more than any ledger seen, far less than what would stop the
 * service for everybody else.
 */
final class Limits {

  static final int ROWS = 20_000;
  static final int COLUMNS = 200;

  private final List<Line> lines = new ArrayList<>();

  /** Keeps a line unless it is blank; refuses the file when it is one too many. */
  void add(Line line) {
    if (line.isBlank()) {
      return;
    }
    // Titles and the header stand above the rows.
    if (lines.size() >= ROWS + Header.SEARCHED) {
      throw LedgerFault.file("ledger.file.rows", ROWS);
    }
    lines.add(line);
  }

  List<Line> lines() {
    return lines;
  }

  static void checkColumns(int columns) {
    if (columns > COLUMNS) {
      throw LedgerFault.file("ledger.file.columns", COLUMNS);
    }
  }
}
