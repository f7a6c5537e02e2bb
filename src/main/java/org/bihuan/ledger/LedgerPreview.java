package org.bihuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.ledger.header.LedgerFile;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, row by row, in the caller's language.
 *
 * @param created how many issues would be opened, faulty rows left out
 * @param unchanged rows that are issues already
 * @param differing rows that are issues already, and say something else than they
 * @param faulty rows that cannot be imported
 * @param file what was found in the file
 * @param headers as the file spells them, in its order
 * @param rows a part of the rows
 * @param next the first row of the next part; null at the end
 */
public record LedgerPreview(
    int created,
    int unchanged,
    int differing,
    int faulty,
    Found file,
    List<String> headers,
    List<Row> rows,
    @Nullable Integer next) {

  /** How many rows are shown at once. */
  static final int ROWS = 100;

  /** What the import would do with a row. */
  public enum Fate {
    CREATED,
    UNCHANGED,
    DIFFERENT,
    FAULTY
  }

  /**
   * What was found in the file.
   *
   * @param sheets every sheet of a workbook, and whether it was read
   * @param columns every header, and what it was understood as
   * @param hidden how many rows the spreadsheet does not show
   * @param pastDue how many rows are due before today
   * @param changeable how many issues may be changed to what their rows say
   * @param form how many lines with a text are no issues, such as totals and signatures
   * @param formLines the first of them
   */
  public record Found(
      List<LedgerFile.Sheet> sheets,
      List<ReadColumn> columns,
      int hidden,
      int pastDue,
      int changeable,
      int form,
      List<FormLine> formLines) {

    /** Headers that are not understood. */
    public List<ReadColumn> unknown() {
      return columns.stream().filter(column -> column.field() == null).toList();
    }

    /** Other sheets that are ledgers. */
    public List<LedgerFile.Sheet> unread() {
      return sheets.stream()
          .filter(sheet -> !sheet.read() && (sheet.rows() == null || sheet.rows() > 0))
          .toList();
    }
  }

  /**
   * @param field the API's name; null where the header is not understood
   */
  public record ReadColumn(String header, @Nullable String field) {}

  /**
   * A line that is no issue.
   *
   * @param sheet its name, where several are read; else null
   * @param number 1-based, as the spreadsheet shows it
   * @param text what its cells say, shortened
   */
  public record FormLine(@Nullable String sheet, int number, String text) {}

  /**
   * One row.
   *
   * @param place the row as an importer names it
   * @param number 1-based, as the spreadsheet shows it
   * @param sheet its name, where several are read; else null
   * @param resembles whether it was taken for its issue although it has changed since its import
   * @param issue the number of its issue; null where it is new or faulty
   * @param dueOn when its issue would be due; null where there is no due date, or it is not new
   * @param dueGiven whether the row says so itself
   * @param faults all its faults, including those shown at its cells
   * @param notes what one should know of it
   * @param differences what it says otherwise than its issue
   * @param opens the issue that would be opened; null where it is not new
   */
  public record Row(
      String place,
      int number,
      @Nullable String sheet,
      Fate fate,
      boolean resembles,
      @Nullable String issue,
      @Nullable LocalDate dueOn,
      boolean dueGiven,
      List<Cell> cells,
      List<Fault> faults,
      List<Fault> notes,
      List<Difference> differences,
      @Nullable NewIssue opens) {}

  /**
   * A fault of a row.
   *
   * @param column the column's title; empty where the whole row is meant
   */
  public record Fault(String column, String message) {}

  /**
   * A row says something else than its issue.
   *
   * @param field the name of the column
   * @param applicable whether an import may change it
   */
  public record Difference(String field, String old, String now, boolean applicable) {}

  /** One cell as it was read, and its faults. */
  public record Cell(String text, List<String> faults) {}

  public int total() {
    return created + unchanged + differing + faulty;
  }
}
