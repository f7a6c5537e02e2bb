package org.bihuan.spreadsheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Problem;

/**
 * How large a file may be: far more than any list seen, far less than what would stop the service
 * for everybody else.
 */
public final class SheetLimits {

  /** How many lines may stand above the rows: titles and the header. */
  public static final int ABOVE = 20;

  public static final int COLUMNS = 200;

  /**
   * Characters of all cells together; a file may use one long text in many cells without growing.
   */
  static final int CHARACTERS = 20_000_000;

  /** Characters of one cell, as in Excel; longer texts are refused. */
  static final int CELL = 32_767;

  /** How long reading a file may take; real files need less than a tenth of it. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final int rows;
  private final long begun = System.nanoTime();
  private List<SheetRow> lines = new ArrayList<>();
  private long characters;

  /**
   * @param rows of one sheet
   */
  public SheetLimits(int rows) {
    this.rows = rows;
  }

  int rows() {
    return rows;
  }

  /** Adds a line unless it is blank; refuses the file when there are too many. */
  void add(SheetRow line) {
    checkTime();
    if (line.isBlank()) {
      return;
    }
    // Titles and the header stand above the rows.
    if (lines.size() >= rows + ABOVE) {
      throw SpreadsheetFault.file("spreadsheet.rows", rows);
    }
    lines.add(line);
  }

  List<SheetRow> lines() {
    return lines;
  }

  void checkTime() {
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      throw SpreadsheetFault.file("spreadsheet.slow", LONGEST.toSeconds());
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
    return SpreadsheetFault.file("spreadsheet.cell", CELL, row, column);
  }

  /** Counts a cell's characters before its text is processed. */
  void count(String text) {
    characters += text.length();
    if (characters > CHARACTERS) {
      throw SpreadsheetFault.file("spreadsheet.characters", CHARACTERS);
    }
  }

  static void checkColumns(int columns) {
    if (columns > COLUMNS) {
      throw SpreadsheetFault.file("spreadsheet.columns", COLUMNS);
    }
  }
}
