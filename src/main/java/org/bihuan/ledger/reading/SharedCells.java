package org.bihuan.ledger.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Copies the text of merged cells into every row they extend over. */
final class SharedCells {

  /**
   * As many as the largest ledger has cells; with more, the ranges overlap, which no spreadsheet
   * program writes.
   */
  private static final int MOST = LedgerLimits.ROWS * LedgerLimits.COLUMNS;

  private SharedCells() {}

  static List<SheetRow> fill(List<SheetRow> lines, List<Merges.Span> spans, LedgerLimits limits) {
    if (spans.isEmpty()) {
      return lines;
    }
    TreeMap<Integer, SheetRow> byNumber = new TreeMap<>();
    lines.forEach(line -> byNumber.put(line.number(), line));
    int filled = 0;
    for (Merges.Span span : spans) {
      limits.checkTime();
      SheetRow first = byNumber.get(span.first());
      String shared = first == null ? "" : first.cell(span.column());
      if (shared.isBlank() || span.last() <= span.first()) {
        continue;
      }
      for (var below : byNumber.subMap(span.first(), false, span.last(), true).entrySet()) {
        if (++filled > MOST) {
          throw LedgerFault.file("ledger.file.broken");
        }
        limits.count(shared);
        below.setValue(with(below.getValue(), span.column(), shared));
      }
    }
    return List.copyOf(byNumber.values());
  }

  private static SheetRow with(SheetRow line, int column, String text) {
    List<String> cells = new ArrayList<>(line.cells());
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
    return new SheetRow(line.number(), cells);
  }
}
