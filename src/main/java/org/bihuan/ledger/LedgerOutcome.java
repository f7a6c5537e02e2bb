package org.bihuan.ledger;

import java.util.List;

/**
 * What an import did.
 *
 * @param created how many issues were opened
 * @param unchanged rows that were issues already
 * @param changed existing issues that were changed to what their rows say
 * @param leftOut rows with faults
 * @param opened the first of the issues opened, in the order of their rows
 */
public record LedgerOutcome(
    int created, int unchanged, int changed, int leftOut, List<Opened> opened) {

  /**
   * How many opened issues are listed one by one; the others can be found in the list of issues.
   */
  static final int NAMED = 500;

  /**
   * A row that has become an issue.
   *
   * @param row 1-based, as the spreadsheet shows it
   */
  public record Opened(int row, String number, String title) {}
}
