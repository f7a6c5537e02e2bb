package org.bihuan.ledger;

import java.util.List;
import org.bihuan.ledger.header.LedgerFile;
import org.bihuan.ledger.row.DayNotes;
import org.bihuan.ledger.row.RowFault;

/**
 * A ledger that was read and checked; no issue is opened yet.
 *
 * @param file the content of the file, without rows that the importer leaves out
 * @param hidden how many rows the spreadsheet does not show, whether left out or not
 * @param good rows without a fault, in order
 * @param faults every fault of all other rows, in the order of the rows
 * @param notes what an importer should know of any row
 */
record CheckedLedger(
    LedgerFile file,
    int hidden,
    List<NewRows.Row> good,
    List<RowFault> faults,
    List<RowFault> notes) {

  int unchanged() {
    return (int) good.stream().filter(row -> row.known() && row.differences().isEmpty()).count();
  }

  /** How many rows say something else than their issues. */
  int differing() {
    return (int) good.stream().filter(row -> !row.differences().isEmpty()).count();
  }

  /** How many issues would be changed if all differences were applied. */
  int changeable() {
    return (int) good.stream().filter(NewRows.Row::isChangeable).count();
  }

  /** How many issues would be opened if the faulty rows were left out. */
  int openable() {
    return (int) good.stream().filter(row -> !row.known()).count();
  }

  /** How many rows are due before today. */
  int pastDue() {
    return (int)
        notes.stream().filter(note -> note.reason().messageKey().equals(DayNotes.PAST)).count();
  }
}
