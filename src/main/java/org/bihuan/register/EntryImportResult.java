package org.bihuan.register;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What an import did, or would do. Nothing is imported where a single row has an error.
 *
 * @param rows how many rows the file has
 * @param created how many entries were added; in a dry run, how many would be
 * @param updated how many entries have a new version
 * @param errors what is wrong with the rows
 */
@Schema(name = "RegisterImport")
public record EntryImportResult(
    int rows, int created, int updated, int unchanged, List<RowError> errors) {

  /**
   * @param row as the spreadsheet shows it
   * @param column the header; empty where the whole row is meant
   */
  @Schema(name = "RegisterRowError")
  public record RowError(int row, String column, String message) {}
}
