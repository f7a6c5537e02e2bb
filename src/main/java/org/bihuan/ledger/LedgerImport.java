package org.bihuan.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Imports a ledger: checks every row, and opens what is new, all or nothing. */
@Service
class LedgerImport {

  private final LedgerCheck check;
  private final NewRows newRows;
  private final RowErrors errors;

  LedgerImport(LedgerCheck check, NewRows newRows, RowErrors errors) {
    this.check = check;
    this.newRows = newRows;
    this.errors = errors;
  }

  /**
   * Options of an import.
   *
   * @param dryRun do everything but open issues
   * @param goodRowsOnly open the rows without faults even if others have faults
   */
  record Options(boolean dryRun, boolean goodRowsOnly, String type, @Nullable String campaign) {}

  /**
   * @throws Problem 415 or 422 where the file is not a ledger, 409 where somebody else is importing
   *     the same ledger at this moment
   */
  LedgerImportResult run(Caller caller, Path file, Options options, Locale locale) {
    CheckedLedger ledger = check.check(caller, file, options.type(), options.campaign());
    boolean opens = ledger.faults().isEmpty() || options.goodRowsOnly();
    List<String> opened = opens && !options.dryRun() ? open(caller, ledger) : List.of();
    return new LedgerImportResult(
        ledger.table().rows().size(),
        opens ? ledger.openable() : 0,
        0,
        ledger.unchanged(),
        errors.of(ledger.faults(), locale),
        opened);
  }

  /**
   * Opens issues for the new rows among those without faults.
   *
   * @return the number of each row's issue, opened now or before
   * @throws Problem 409 where somebody else is importing one of them at this moment
   */
  List<String> open(Caller caller, CheckedLedger ledger) {
    try {
      return newRows.open(caller, ledger.good());
    } catch (DuplicateKeyException e) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
  }
}
