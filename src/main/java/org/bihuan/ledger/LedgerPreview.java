package org.bihuan.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, row by row, in the caller's language.
 *
 * @param created how many issues would be opened, faulty rows left out
 * @param unchanged rows that are issues already
 * @param faulty rows that cannot be imported
 * @param headers as the file spells them, in its order
 * @param rows a part of the rows
 * @param next the first row of the next part; null at the end
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

  /** What the import would do with a row. */
  public enum Fate {
    CREATED,
    UNCHANGED,
    FAULTY
  }

  /**
   * One row.
   *
   * @param number 1-based, as the spreadsheet shows it
   * @param faults all its faults, including those shown at its cells
   */
  public record Row(int number, Fate fate, List<Cell> cells, List<Fault> faults) {}

  /**
   * A fault of a row.
   *
   * @param column the column's title; empty where the whole row is meant
   */
  public record Fault(String column, String message) {}

  /** One cell as it was read, and its faults. */
  public record Cell(String text, List<String> faults) {}

  public int total() {
    return created + unchanged + faulty;
  }
}
