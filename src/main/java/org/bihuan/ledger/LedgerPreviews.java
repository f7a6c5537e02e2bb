package org.bihuan.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.ledger.LedgerPreview.Cell;
import org.bihuan.ledger.LedgerPreview.Fate;
import org.bihuan.ledger.LedgerPreview.Fault;
import org.bihuan.ledger.LedgerPreview.Row;
import org.bihuan.ledger.reading.Header;
import org.bihuan.ledger.reading.SheetRow;
import org.bihuan.ledger.row.RowFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a preview: the content of the file with the faults found in it. */
@Component
class LedgerPreviews {

  /** How many characters of a cell are shown. */
  private static final int LONGEST = 300;

  private final RowErrors errors;

  LedgerPreviews(RowErrors errors) {
    this.errors = errors;
  }

  /**
   * @param fate the rows to show; null for all
   * @param from the first row of the file to show
   */
  LedgerPreview of(CheckedLedger ledger, @Nullable Fate fate, int from, Locale locale) {
    Map<Integer, List<RowFault>> faults =
        ledger.faults().stream().collect(Collectors.groupingBy(RowFault::row));
    Set<Integer> known = new HashSet<>();
    ledger.good().stream().filter(NewRows.Row::known).forEach(row -> known.add(row.entry().row()));
    Map<Integer, String> headers = headers(ledger.table().header());
    List<Row> shown = new ArrayList<>();
    Integer next = null;
    for (SheetRow line : ledger.table().rows()) {
      Fate its =
          faults.containsKey(line.number())
              ? Fate.FAULTY
              : known.contains(line.number()) ? Fate.UNCHANGED : Fate.CREATED;
      if (line.number() < from || (fate != null && fate != its)) {
        continue;
      }
      if (shown.size() == LedgerPreview.ROWS) {
        next = line.number();
        break;
      }
      List<RowFault> wrong = faults.getOrDefault(line.number(), List.of());
      shown.add(row(line, its, headers, ledger.table().header(), wrong, locale));
    }
    return new LedgerPreview(
        ledger.openable(),
        ledger.unchanged(),
        faults.size(),
        List.copyOf(headers.values()),
        shown,
        next);
  }

  /** The headers by column, from left to right. */
  private static Map<Integer, String> headers(Header header) {
    Map<Integer, String> headers = new TreeMap<>(header.others());
    header.columns().forEach((column, index) -> headers.put(index, header.title(column)));
    return headers;
  }

  private Row row(
      SheetRow line,
      Fate fate,
      Map<Integer, String> headers,
      Header header,
      List<RowFault> faults,
      Locale locale) {
    Map<Integer, List<String>> inCells = new HashMap<>();
    List<Fault> all = new ArrayList<>();
    for (RowFault fault : faults) {
      Integer index = fault.column() == null ? null : header.columns().get(fault.column());
      LedgerImportResult.RowError told = errors.of(fault, locale);
      all.add(new Fault(told.column(), told.message()));
      if (index != null) {
        inCells.computeIfAbsent(index, i -> new ArrayList<>()).add(told.message());
      }
    }
    List<Cell> cells =
        headers.keySet().stream()
            .map(i -> new Cell(shortened(line.cell(i)), inCells.getOrDefault(i, List.of())))
            .toList();
    return new Row(line.number(), fate, cells, all);
  }

  private static String shortened(String text) {
    String plain = text.strip();
    return plain.codePointCount(0, plain.length()) <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
