package org.bihuan.spreadsheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Copies the text of merged cells into every row they extend over. */
final class SharedCells {

  private SharedCells() {}

  static List<SheetRow> fill(
      List<SheetRow> lines, List<SheetMarks.Span> spans, SheetLimits limits) {
    if (spans.isEmpty()) {
      return lines;
    }
    TreeMap<Integer, SheetRow> byNumber = new TreeMap<>();
    lines.forEach(line -> byNumber.put(line.number(), line));
    // As many as the largest sheet has cells; with more, the ranges overlap, which no spreadsheet
    // program writes.
    int most = limits.rows() * SheetLimits.COLUMNS;
    int filled = 0;
    for (SheetMarks.Span span : spans) {
      limits.checkTime();
      SheetRow first = byNumber.get(span.first());
      String shared = first == null ? "" : first.cell(span.column());
      if (shared.isBlank() || span.last() <= span.first()) {
        continue;
      }
      for (var below : byNumber.subMap(span.first(), false, span.last(), true).entrySet()) {
        if (++filled > most) {
          throw SpreadsheetFault.file("spreadsheet.broken");
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
    Set<Integer> shared = new HashSet<>(line.shared());
    shared.add(column);
    return new SheetRow(line.sheet(), line.number(), cells, shared, line.hidden());
  }
}
