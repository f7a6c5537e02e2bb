package org.bihuan.ledger.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bihuan.http.Problem.Reason;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SheetText;

/** Takes from a row the cells that show an error or a picture, and reports them. */
final class CellCheck {

  private static final Set<String> NOTHING = Set.of("/", "\\", "-", "--", "—", "——", "无", "暂无");

  private CellCheck() {}

  /** Whether somebody wrote that there is nothing to write. */
  static boolean isNothing(String text) {
    return NOTHING.contains(text.strip());
  }

  static SheetRow of(
      Header header,
      SheetRow row,
      BiConsumer<Header.Cell, Reason> faults,
      BiConsumer<Header.Cell, Reason> notes) {
    List<String> cells = null;
    for (Header.Cell cell : header.cells()) {
      String text = row.cell(cell.index());
      boolean picture = SheetText.isPicture(text);
      boolean read = cell.column() != Column.IGNORED && cell.column() != Column.SEQUENCE;
      boolean counts = cell.column() == Column.SEQUENCE;
      if (picture || SheetText.isError(text) || SheetText.hasNoResult(text)) {
        cells = cells == null ? new ArrayList<>(row.cells()) : cells;
        cells.set(cell.index(), "");
        if (read && picture) {
          notes.accept(cell, new Reason("ledger.row.picture"));
        } else if (read && SheetText.isError(text)) {
          faults.accept(cell, new Reason("ledger.row.error", text.strip()));
        } else if (counts && SheetText.isError(text)) {
          notes.accept(cell, new Reason("ledger.row.error.unread", text.strip()));
        } else if (read) {
          faults.accept(cell, new Reason("ledger.row.formula"));
        }
      }
    }
    return cells == null
        ? row
        : new SheetRow(row.sheet(), row.number(), cells, row.shared(), row.hidden());
  }
}
