package org.bihuan.ledger;

import java.util.List;
import org.bihuan.ledger.reading.Table;
import org.bihuan.ledger.row.RowFault;

/**
 * A ledger that was read and checked; no issue is opened yet.
 *
 * @param table the content of the file
 * @param good rows without a fault, in order
 * @param faults every fault of all other rows, in the order of the rows
 */
record CheckedLedger(Table table, List<NewRows.Row> good, List<RowFault> faults) {

  int unchanged() {
    return (int) good.stream().filter(NewRows.Row::known).count();
  }

  /** How many issues would be opened if the faulty rows were left out. */
  int openable() {
    return good.size() - unchanged();
  }
}
