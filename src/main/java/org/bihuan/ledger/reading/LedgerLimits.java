package org.bihuan.ledger.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Problem;

/**
 * How large a file may be: far more than any ledger seen, far less than what would stop the service
 * for everybody else.
 */
public final class LedgerLimits {

  public static final int ROWS = 20_000;
  static final int COLUMNS = 200;

  /**
   * Characters of all cells together; a file may use one long text in many cells without growing.
   */
  static final int CHARACTERS = 20_000_000;

  /** Characters of one cell, as in Excel; longer texts are refused. */
  static final int CELL = 32_767;

  /** How long reading a file may take; real files need less than a tenth of it. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final long begun = System.nanoTime();
  private List<SheetRow> lines = new ArrayList<>();
  private long characters;

  /** Adds a line unless it is blank; refuses the file when there are too many. */
  void add(SheetRow line) {
    checkTime();
    if (line.isBlank()) {
      return;
    }
    // Titles and the header stand above the rows.
    if (lines.size() >= ROWS + Header.SEARCHED) {
      throw LedgerFault.file("ledger.file.rows", ROWS);
    }
    lines.add(line);
  }

  List<SheetRow> lines() {
    return lines;
  }

  void checkTime() {
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      throw LedgerFault.file("ledger.file.slow", LONGEST.toSeconds());
    }
  }

  /** Starts the lines of the next sheet; time and characters are counted for the whole file. */
  void beginSheet() {
    lines = new ArrayList<>();
  }

  /** Refuses a cell that is too long before its text is processed. */
  static void checkCells(SheetRow line) {
    for (int i = 0; i < line.cells().size(); i++) {
      if (line.cell(i).length() > CELL) {
        throw tooLong(line.number(), i + 1);
      }
    }
  }

  /**
   * @param row 1-based
   * @param column 1-based
   */
  static Problem tooLong(int row, int column) {
    return LedgerFault.file("ledger.file.cell", CELL, row, column);
  }

  /** Counts a cell's characters before its text is processed. */
  void count(String text) {
    characters += text.length();
    if (characters > CHARACTERS) {
      throw LedgerFault.file("ledger.file.characters", CHARACTERS);
    }
  }

  static void checkColumns(int columns) {
    if (columns > COLUMNS) {
      throw LedgerFault.file("ledger.file.columns", COLUMNS);
    }
  }
}
