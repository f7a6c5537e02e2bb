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

  /** All cells together; a file may say one long text in many of them without growing. */
  static final int CHARACTERS = 20_000_000;

  /** As many as a cell holds in Excel; what is longer is not looked into. */
  static final int CELL = 32_767;

  /** How long a file may be read; none that people work with takes a tenth of it. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final long begun = System.nanoTime();
  private List<SheetRow> lines = new ArrayList<>();
  private long characters;

  /** Keeps a line unless it is blank; refuses the file when it is one too many. */
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

  /** The lines of the next sheet; time and characters go on being those of the whole file. */
  void beginSheet() {
    lines = new ArrayList<>();
  }

  /** Refuses a cell that is too long before anything is made of its text. */
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

  /** Counts a cell before anything is made of its text. */
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
