package org.bihuan.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, row by row, in the language of whoever asks.
 *
 * @param created how many issues would be opened, faulty rows left out
 * @param unchanged rows that are issues already
 * @param faulty rows that cannot be taken
 * @param headers as the file spells them, in its order
 * @param rows a part of the rows
 * @param next the row with which the part behind this one begins; null at the end
 */
public record LedgerPreview(
    int created,
    int unchanged,
    int faulty,
    List<String> headers,
    List<Row> rows,
    @Nullable Integer next) {

  /** How many rows are shown at once. */
  static final int ROWS = 100;

  /** What would become of a row. */
  public enum Fate {
    CREATED,
    UNCHANGED,
    FAULTY
  }

  /**
   * One row.
   *
   * @param number 1-based, as the spreadsheet shows it
   * @param faults all that is wrong with it, also what its cells tell
   */
  public record Row(int number, Fate fate, List<Cell> cells, List<Fault> faults) {}

  /**
   * Something that is wrong with a row.
   *
   * @param column the column's title; empty where the whole row is meant
   */
  public record Fault(String column, String message) {}

  /** One cell as it was read, and what is wrong with it. */
  public record Cell(String text, List<String> faults) {}

  public int total() {
    return created + unchanged + faulty;
  }
}
