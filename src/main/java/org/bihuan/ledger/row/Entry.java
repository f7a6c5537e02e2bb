package org.bihuan.ledger.row;

import java.time.LocalDate;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * A row that could be interpreted.
 *
 * @param line as it was read
 * @param number the issue's number, which exported ledgers have; empty in all others
 * @param foundOn the day on which the issue was found, as the ledger says
 * @param described its description, or else its title, as the ledger spells it
 * @param issue the issue that would be opened
 */
public record Entry(
    SheetRow line, String number, @Nullable LocalDate foundOn, String described, NewIssue issue) {

  /** 1-based, as the spreadsheet shows it. */
  public int row() {
    return line.number();
  }
}
