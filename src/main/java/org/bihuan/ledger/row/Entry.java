package org.bihuan.ledger.row;

import java.time.LocalDate;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * A row that could be understood.
 *
 * @param row 1-based, as the spreadsheet shows it
 * @param number the issue it names itself, as exported ledgers do; empty in all others
 * @param foundOn the day the ledger says it was found
 * @param issue what would be opened
 */
public record Entry(int row, String number, @Nullable LocalDate foundOn, NewIssue issue) {}
