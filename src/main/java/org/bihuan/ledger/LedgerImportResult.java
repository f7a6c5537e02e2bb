package org.bihuan.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param rows how many rows the ledger has
 * @param created how many issues were opened; in a dry run, how many the same request would open
 * @param updated always 0: a ledger never changes an existing issue
 * @param unchanged rows that an earlier import opened, or that name an existing issue
 * @param errors every fault of every row
 * @param issues numbers of the issues of the rows without faults, in their order, whether opened
 *     now or before; empty where nothing should be opened
 */
@Schema(name = "LedgerImport")
record LedgerImportResult(
    int rows,
    int created,
    int updated,
    int unchanged,
    List<RowError> errors,
    List<@Nullable String> issues) {

  /**
   * @param row 1-based, as the spreadsheet shows it
   * @param column the column's header; empty where the whole row is meant
   */
  @Schema(name = "LedgerRowError")
  record RowError(int row, String column, String message) {}
}
