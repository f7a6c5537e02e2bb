package org.bihuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.ledger.LedgerPreview.Cell;
import org.bihuan.ledger.LedgerPreview.Difference;
import org.bihuan.ledger.LedgerPreview.Fate;
import org.bihuan.ledger.LedgerPreview.Fault;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.organization.Caller;
import org.bihuan.process.DecisionTables;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SheetText;
import org.bihuan.workflow.opening.DeadlinePreview;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the rows of a preview. */
@Component
class PreviewRows {

  /** How many characters of a cell are shown. */
  private static final int LONGEST = 300;

  private final RowErrors errors;
  private final LedgerDueDates dueDates;
  private final Messages messages;
  private final DifferenceLabels labels;

  PreviewRows(
      RowErrors errors, LedgerDueDates dueDates, Messages messages, DifferenceLabels labels) {
    this.errors = errors;
    this.dueDates = dueDates;
    this.messages = messages;
    this.labels = labels;
  }

  /**
   * A row to show.
   *
   * @param row null where it is faulty
   */
  record Line(
      SheetRow line,
      Fate fate,
      NewRows.@Nullable Row row,
      List<RowFault> faults,
      List<RowFault> notes) {}

  /** The decisions as they are now, for all rows. */
  DecisionTables.Current decisions() {
    return dueDates.decisions();
  }

  LedgerPreview.Row row(
      Caller caller,
      Line line,
      Header header,
      List<String> titles,
      boolean several,
      DecisionTables.Current decisions,
      Locale locale) {
    Map<String, List<String>> inCells = new HashMap<>();
    List<Fault> all = new ArrayList<>();
    for (RowFault fault : line.faults()) {
      Fault told = told(fault, locale);
      all.add(told);
      if (!fault.title().isEmpty()) {
        inCells.computeIfAbsent(fault.title(), i -> new ArrayList<>()).add(told.message());
      }
    }
    Map<String, String> texts = new HashMap<>();
    header.cells().forEach(cell -> texts.put(cell.title(), line.line().cell(cell.index())));
    List<Cell> cells =
        titles.stream()
            .map(
                title ->
                    new Cell(
                        shortened(texts.getOrDefault(title, "")),
                        inCells.getOrDefault(title, List.of())))
            .toList();
    NewRows.Row row = line.row();
    LocalDate given = row == null ? null : row.entry().issue().dueOn();
    return new LedgerPreview.Row(
        LedgerChoices.place(line.line().sheet(), line.line().number()),
        line.line().number(),
        several ? line.line().sheet() : null,
        line.fate(),
        row != null && row.isCorrected(),
        row == null || !row.known() ? null : row.number(),
        row == null || row.known() ? null : due(caller, row, given, decisions),
        given != null,
        cells,
        all,
        line.notes().stream().map(note -> told(note, locale)).toList(),
        row == null ? List.of() : differences(row, locale),
        row == null || row.known() ? null : row.entry().issue());
  }

  private @Nullable LocalDate due(
      Caller caller, NewRows.Row row, @Nullable LocalDate given, DecisionTables.Current decisions) {
    DeadlinePreview.Preview due = dueDates.of(caller, row.entry().issue(), decisions);
    return due == null ? given : due.dueOn();
  }

  private List<Difference> differences(NewRows.Row row, Locale locale) {
    return row.differences().stream()
        .map(
            one ->
                new Difference(
                    messages.text(locale, Column.ofField(one.field()).orElseThrow().messageKey()),
                    labels.text(one.field(), one.old(), locale),
                    labels.text(one.field(), one.now(), locale),
                    one.applicable() && row.mayCorrect()))
        .toList();
  }

  private Fault told(RowFault fault, Locale locale) {
    LedgerImportResult.RowError told = errors.of(fault, false, locale);
    return new Fault(told.column(), told.message());
  }

  static String shortened(String text) {
    String plain = SheetText.isPicture(text) ? "" : text.strip();
    return plain.codePointCount(0, plain.length()) <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
