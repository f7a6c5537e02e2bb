package org.bihuan.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bihuan.ledger.LedgerImportResult.ReadColumn;
import org.bihuan.ledger.LedgerImportResult.RowChange;
import org.bihuan.ledger.LedgerImportResult.RowDue;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.header.Table;
import org.bihuan.ledger.row.RowDifference;
import org.bihuan.organization.Caller;
import org.bihuan.process.DecisionTables;
import org.bihuan.workflow.opening.DeadlinePreview;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes what an import did, or would do, in the caller's language. */
@Component
class ImportResults {

  /** Of how many new rows the due dates are told. */
  private static final int DUE = 500;

  private final RowErrors errors;
  private final LedgerDueDates dueDates;

  ImportResults(RowErrors errors, LedgerDueDates dueDates) {
    this.errors = errors;
    this.dueDates = dueDates;
  }

  /**
   * @param opens whether the rows without faults are opened
   * @param options those of the import; the due dates are told before anything is opened
   */
  LedgerImportResult of(
      Caller caller,
      CheckedLedger ledger,
      boolean opens,
      LedgerImport.Options options,
      List<String> issues,
      Locale locale) {
    boolean several = ledger.file().tables().size() > 1;
    return new LedgerImportResult(
        ledger.file().size(),
        opens ? ledger.openable() : 0,
        opens && options.choices().applyDifferences() ? ledger.changeable() : 0,
        ledger.unchanged(),
        errors.of(ledger.faults(), several, locale),
        List.copyOf(issues),
        ledger.file().sheets(),
        columns(ledger),
        changes(ledger, several),
        ledger.hidden(),
        ledger.pastDue(),
        errors.of(ledger.notes(), several, locale),
        options.dryRun() ? due(caller, ledger, several) : List.of());
  }

  private static List<ReadColumn> columns(CheckedLedger ledger) {
    List<ReadColumn> columns = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Table table : ledger.file().tables()) {
      for (Header.Cell cell : table.header().cells()) {
        if (told.add(cell.title())) {
          columns.add(new ReadColumn(cell.title(), table.header().field(cell)));
        }
      }
    }
    return columns;
  }

  private static List<RowChange> changes(CheckedLedger ledger, boolean several) {
    List<RowChange> changes = new ArrayList<>();
    for (NewRows.Row row : ledger.good()) {
      for (RowDifference one : row.differences()) {
        changes.add(
            new RowChange(
                row.entry().row(),
                row.number(),
                one.field(),
                one.old(),
                one.now(),
                one.applicable() && row.mayCorrect(),
                sheet(row, several)));
      }
    }
    return changes;
  }

  private List<RowDue> due(Caller caller, CheckedLedger ledger, boolean several) {
    DecisionTables.Current decisions = dueDates.decisions();
    return ledger.good().stream()
        .filter(row -> !row.known())
        .limit(DUE)
        .map(row -> due(caller, row, several, decisions))
        .toList();
  }

  private RowDue due(
      Caller caller, NewRows.Row row, boolean several, DecisionTables.Current decisions) {
    DeadlinePreview.Preview due = dueDates.of(caller, row.entry().issue(), decisions);
    return new RowDue(
        row.entry().row(),
        due == null ? row.entry().issue().dueOn() : due.dueOn(),
        row.entry().issue().dueOn() != null,
        sheet(row, several));
  }

  private static @Nullable String sheet(NewRows.Row row, boolean several) {
    return several ? row.entry().line().sheet() : null;
  }
}
