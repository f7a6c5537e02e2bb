package org.bihuan.organization.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * What an import did, or would do. If any row has an error, nothing is imported.
 *
 * @param rows rows of data in the file
 * @param created rows that added something
 * @param updated rows that changed something
 * @param unchanged rows that changed nothing
 */
@Schema(name = "DirectoryImport")
public record DirectoryImportResult(
    int rows, int created, int updated, int unchanged, List<RowError> errors) {

  /**
   * The same with the columns' headers as the file spells them.
   *
   * @param titles by column
   */
  DirectoryImportResult titled(Map<String, String> titles) {
    List<RowError> told =
        errors.stream()
            .map(
                error ->
                    new RowError(
                        error.row(),
                        titles.getOrDefault(error.column(), error.column()),
                        error.message()))
            .toList();
    return new DirectoryImportResult(rows, created, updated, unchanged, told);
  }

  /**
   * Why a row cannot be imported.
   *
   * @param row as a spreadsheet counts: the header is row 1
   * @param column the column's name in the header; empty where the error concerns the whole row
   */
  @Schema(name = "DirectoryRowError")
  public record RowError(int row, String column, String message) {}
}
