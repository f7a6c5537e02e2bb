package org.bihuan.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.ledger.LedgerPreview.Fate;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.header.Table;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.organization.Caller;
import org.bihuan.process.DecisionTables;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a preview: the content of the file with what would become of it. */
@Component
class LedgerPreviews {

  private final PreviewRows rows;

  LedgerPreviews(PreviewRows rows) {
    this.rows = rows;
  }

  /**
   * @param fate the rows to show; null for all
   * @param from the index of the first row to show
   */
  LedgerPreview of(
      Caller caller, CheckedLedger ledger, @Nullable Fate fate, int from, Locale locale) {
    Map<String, List<RowFault>> faults = byPlace(ledger.faults());
    Map<String, List<RowFault>> notes = byPlace(ledger.notes());
    Map<String, NewRows.Row> good = new HashMap<>();
    ledger.good().forEach(row -> good.put(place(row.entry().line()), row));
    List<String> titles = titles(ledger);
    boolean several = ledger.file().tables().size() > 1;
    List<LedgerPreview.Row> shown = new ArrayList<>();
    DecisionTables.Current decisions = rows.decisions();
    Integer next = null;
    int index = -1;
    for (Table table : ledger.file().tables()) {
      for (SheetRow line : table.rows()) {
        index++;
        NewRows.Row row = good.get(place(line));
        Fate its = fate(row);
        if (index < from || next != null || (fate != null && fate != its)) {
          continue;
        }
        if (shown.size() == LedgerPreview.ROWS) {
          next = index;
          continue;
        }
        shown.add(
            rows.row(
                caller,
                new PreviewRows.Line(
                    line,
                    its,
                    row,
                    faults.getOrDefault(place(line), List.of()),
                    notes.getOrDefault(place(line), List.of())),
                table.header(),
                titles,
                several,
                decisions,
                locale));
      }
    }
    return new LedgerPreview(
        ledger.openable(),
        ledger.unchanged(),
        ledger.differing(),
        faults.size(),
        found(ledger),
        titles,
        shown,
        next);
  }

  private static Fate fate(NewRows.@Nullable Row row) {
    if (row == null) {
      return Fate.FAULTY;
    }
    if (!row.known()) {
      return Fate.CREATED;
    }
    return row.differences().isEmpty() ? Fate.UNCHANGED : Fate.DIFFERENT;
  }

  private static Map<String, List<RowFault>> byPlace(List<RowFault> faults) {
    return faults.stream().collect(Collectors.groupingBy(fault -> place(fault.line())));
  }

  private static String place(SheetRow line) {
    return LedgerChoices.place(line.sheet(), line.number());
  }

  /** The headers from left to right; those of further sheets after those of the first. */
  private static List<String> titles(CheckedLedger ledger) {
    Set<String> titles = new LinkedHashSet<>();
    ledger
        .file()
        .tables()
        .forEach(table -> table.header().cells().forEach(cell -> titles.add(cell.title())));
    return List.copyOf(titles);
  }

  private static List<LedgerPreview.FormLine> formLines(List<Table> tables) {
    return tables.stream()
        .flatMap(table -> table.form().stream())
        .limit(LedgerPreview.ROWS)
        .map(
            line ->
                new LedgerPreview.FormLine(
                    tables.size() > 1 ? line.sheet() : null,
                    line.number(),
                    PreviewRows.shortened(
                        line.written().stream().map(line::cell).collect(Collectors.joining(" ")))))
        .toList();
  }

  private static LedgerPreview.Found found(CheckedLedger ledger) {
    Map<String, LedgerPreview.ReadColumn> columns = new HashMap<>();
    for (Table table : ledger.file().tables()) {
      for (Header.Cell cell : table.header().cells()) {
        columns.putIfAbsent(
            cell.title(), new LedgerPreview.ReadColumn(cell.title(), table.header().field(cell)));
      }
    }
    return new LedgerPreview.Found(
        ledger.file().sheets(),
        titles(ledger).stream().map(columns::get).toList(),
        ledger.hidden(),
        ledger.pastDue(),
        ledger.changeable(),
        ledger.file().tables().stream().mapToInt(table -> table.form().size()).sum(),
        formLines(ledger.file().tables()));
  }
}
