package org.bihuan.ledger.row;

import java.time.LocalDate;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * A row that could be interpreted.
 *
 * @param row 1-based, as the spreadsheet shows it
 * @param number the issue's number, which exported ledgers have; empty in all others
 * @param foundOn the day on which the issue was found, as the ledger says
 * @param issue the issue that would be opened
 */
public record Entry(int row, String number, @Nullable LocalDate foundOn, NewIssue issue) {}
