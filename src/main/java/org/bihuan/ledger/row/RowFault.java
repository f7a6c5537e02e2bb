package org.bihuan.ledger.row;

import org.bihuan.http.Problem.Reason;
import org.bihuan.ledger.header.Column;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be imported, or what its importer should know.
 *
 * @param line the row
 * @param title the column's header as the file spells it; empty where the file has no such column
 * @param column the column's meaning; null where the fault concerns the row as a whole
 */
public record RowFault(SheetRow line, String title, @Nullable Column column, Reason reason) {

  /** 1-based, as the spreadsheet shows it. */
  public int row() {
    return line.number();
  }
}
