package org.bihuan.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.ledger.header.LedgerFile;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param rows how many rows the ledger has
 * @param created how many issues were opened; in a dry run, how many the same request would open
 * @param updated how many existing issues were changed to what their rows say; in a dry run, how
 *     many the same request would change
 * @param unchanged rows that an earlier import opened, or that name an existing issue
 * @param errors every fault of every row
 * @param issues numbers of the issues of the rows without faults, in their order, whether opened
 *     now or before; empty where nothing should be opened
 * @param sheets every sheet of a workbook, and whether it was read
 * @param columns every header of the tables read, and the field it was understood as
 * @param differences what rows say otherwise than the issues they are
 * @param hidden how many rows the spreadsheet does not show
 * @param pastDue how many rows are due before today
 * @param warnings what one should know of rows, although it does not hinder
 * @param dueDates when the new issues are due, whether the ledger says so or the rules; the first
 *     500 of a dry run
 */
@Schema(name = "LedgerImport")
record LedgerImportResult(
    int rows,
    int created,
    int updated,
    int unchanged,
    List<RowError> errors,
    List<@Nullable String> issues,
    List<LedgerFile.Sheet> sheets,
    List<ReadColumn> columns,
    List<RowChange> differences,
    int hidden,
    int pastDue,
    List<RowError> warnings,
    List<RowDue> dueDates) {

  /**
   * @param row 1-based, as the spreadsheet shows it
   * @param column the column's header; empty where the whole row is meant
   * @param sheet its name, where several sheets are read
   */
  @Schema(name = "LedgerRowError")
  record RowError(
      int row,
      String column,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sheet) {}

  /**
   * @param field null where the header is not understood: its texts are kept in the remark
   */
  @Schema(name = "LedgerColumn")
  record ReadColumn(String header, @Nullable String field) {}

  /**
   * @param issue its number
   * @param applicable whether {@code apply=differences} changes it
   */
  @Schema(name = "LedgerDifference")
  record RowChange(
      int row,
      String issue,
      String field,
      String old,
      @com.fasterxml.jackson.annotation.JsonProperty("new") String now,
      boolean applicable,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sheet) {}

  /**
   * @param dueOn null where the issue would have no due date at first
   * @param given whether the ledger says so itself
   */
  @Schema(name = "LedgerDueDate")
  record RowDue(
      int row,
      @Nullable LocalDate dueOn,
      boolean given,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sheet) {}
}
