package org.bihuan.organization.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.imports.DirectoryImportResult.RowError;

/** Takes down, row by row, what becomes of a file. */
final class ImportProtocol {

  /** Where the file's columns are not called as the API's fields are. */
  private static final Map<String, String> COLUMNS =
      Map.of("nameEn", "name_en", "shortName", "short_name", "displayName", "display_name");

  /** Whoever has mended these sends the file again. */
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

  /** What was done with a file of so many rows: nothing, if a single one is bad. */
  DirectoryImportResult result(int rows) {
    return hasFaults()
        ? new DirectoryImportResult(rows, 0, 0, 0, List.copyOf(errors))
        : new DirectoryImportResult(rows, created, updated, unchanged, List.of());
  }
}
