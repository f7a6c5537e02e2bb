package org.bihuan.organization.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.imports.DirectoryImportResult.RowError;

/** Records, row by row, the result of an import. */
final class ImportProtocol {

  /** Names of columns that differ from those of the API's fields. */
  private static final Map<String, String> COLUMNS =
      Map.of("nameEn", "name_en", "shortName", "short_name", "displayName", "display_name");

  /** How many errors are reported; after correcting these, one sends the file again. */
  private static final int MOST_TOLD = 1_000;

  private final Messages messages;
  private final List<RowError> errors = new ArrayList<>();
  private boolean faulty;
  private int created;
  private int updated;
  private int unchanged;

  ImportProtocol(Messages messages) {
    this.messages = messages;
  }

  void faults(int row, DirectoryFaults faults) {
    for (FieldError fault : faults.list()) {
      String column = COLUMNS.getOrDefault(fault.field(), fault.field());
      fault(row, column, fault.messageKey(), fault.arguments());
    }
  }

  void fault(int row, String column, String messageKey, Object... arguments) {
    faulty = true;
    if (errors.size() < MOST_TOLD) {
      errors.add(new RowError(row, column, messages.text(messageKey, arguments)));
    }
  }

  boolean hasFaults() {
    return faulty;
  }

  void count(boolean isNew, boolean isChanged) {
    if (isNew) {
      created++;
    } else if (isChanged) {
      updated++;
    } else {
      unchanged++;
    }
  }

  /** The result for a file of so many rows: nothing was imported if a single one has an error. */
  DirectoryImportResult result(int rows) {
    return hasFaults()
        ? new DirectoryImportResult(rows, 0, 0, 0, List.copyOf(errors))
        : new DirectoryImportResult(rows, created, updated, unchanged, List.of());
  }
}
