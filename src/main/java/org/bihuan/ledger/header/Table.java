package org.bihuan.ledger.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.spreadsheet.SheetLimits;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SpreadsheetFault;

/**
 * A header and the rows below it: no titles, no blank rows, no totals, no repeated headers, no
 * signatures.
 *
 * @param sheet the name of its sheet; empty in a text file
 * @param form lines with a text that are no issues, such as totals and signatures
 */
public record Table(String sheet, Header header, List<SheetRow> rows, List<SheetRow> form) {

  /** How many rows a ledger may have. */
  public static final int ROWS = 20_000;

  /**
   * Finds the table in a sheet; empty where none of the first lines is a ledger's header.
   *
   * @param likely whether a header without a description is taken as well
   */
  static Optional<Table> of(String sheet, List<SheetRow> lines, HeaderWords words, boolean likely) {
    for (int i = 0; i < Math.min(lines.size(), SheetLimits.ABOVE); i++) {
      Optional<HeaderLines> header = HeaderLines.at(lines, i, words, likely);
      if (header.isPresent()) {
        return Optional.of(below(sheet, header.get(), lines));
      }
    }
    return Optional.empty();
  }

  private static Table below(String sheet, HeaderLines header, List<SheetRow> lines) {
    List<SheetRow> rows = new ArrayList<>();
    List<SheetRow> form = new ArrayList<>();
    List<SheetRow> below = lines.subList(header.next(), lines.size());
    FormRows formRows = new FormRows(header.header(), below);
    for (SheetRow line : below) {
      if (header.isRepeatedBy(line) || formRows.isBlank(line)) {
        continue;
      }
      (formRows.isForm(line) ? form : rows).add(line);
    }
    if (rows.size() > ROWS) {
      throw SpreadsheetFault.file("spreadsheet.rows", ROWS);
    }
    return new Table(sheet, header.header(), List.copyOf(rows), List.copyOf(form));
  }

  /** How many of the rows the spreadsheet does not show. */
  int hidden() {
    return (int) rows.stream().filter(SheetRow::hidden).count();
  }

  Table shown() {
    return new Table(sheet, header, rows.stream().filter(row -> !row.hidden()).toList(), form);
  }
}
