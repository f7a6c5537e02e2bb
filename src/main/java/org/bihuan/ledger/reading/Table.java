package org.bihuan.ledger.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A header and the rows below it: no titles, no blank rows, no totals, no repeated headers. */
public record Table(Header header, List<SheetRow> rows) {

  private static final Set<String> TOTALS =
      Set.of("合计", "总计", "小计", "共计", "total", "subtotal", "grandtotal", "sum");

  /** Finds the table in a sheet; empty where none of the first lines is a ledger's header. */
  static Optional<Table> of(List<SheetRow> lines) {
    for (int i = 0; i < Math.min(lines.size(), Header.SEARCHED); i++) {
      Optional<Header> header = Header.of(lines.get(i));
      if (header.isPresent()) {
        return Optional.of(below(header.get(), lines.subList(i + 1, lines.size())));
      }
    }
    return Optional.empty();
  }

  private static Table below(Header header, List<SheetRow> lines) {
    List<SheetRow> rows = new ArrayList<>();
    for (SheetRow line : lines) {
      // A header may extend over two lines, or be repeated on every printed page.
      if (!isTotal(line) && Header.of(line).isEmpty()) {
        rows.add(line);
      }
    }
    if (rows.size() > LedgerLimits.ROWS) {
      throw LedgerFault.file("ledger.file.rows", LedgerLimits.ROWS);
    }
    return new Table(header, List.copyOf(rows));
  }

  private static boolean isTotal(SheetRow line) {
    return line.cells().stream()
        .filter(cell -> !cell.isBlank())
        .findFirst()
        .filter(cell -> cell.length() <= TextNormalizer.LONGEST_WORD)
        .map(TextNormalizer::headerKey)
        .filter(TOTALS::contains)
        .isPresent();
  }
}
