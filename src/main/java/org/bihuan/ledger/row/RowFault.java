package org.bihuan.ledger.row;

import org.bihuan.http.Problem.Reason;
import org.bihuan.ledger.reading.Column;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be imported.
 *
 * @param row 1-based, as the spreadsheet shows it
 * @param title the column's header as the file spells it; empty where the file has no such column
 * @param column the column's meaning; null where the fault concerns the row as a whole
 */
public record RowFault(int row, String title, @Nullable Column column, Reason reason) {}
