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
  private final RememberedHeaders remembered;
  private final ImportResults results;

  LedgerImport(
      LedgerCheck check, NewRows newRows, RememberedHeaders remembered, ImportResults results) {
    this.check = check;
    this.newRows = newRows;
    this.remembered = remembered;
    this.results = results;
  }

  /**
   * Options of an import.
   *
   * @param dryRun do everything but open issues
   * @param goodRowsOnly open the rows without faults even if others have faults
   * @param choices what the importer says about the file
   */
  record Options(
      boolean dryRun,
      boolean goodRowsOnly,
      String type,
      @Nullable String campaign,
      LedgerChoices choices) {}

  /**
   * @throws Problem 415 or 422 where the file is not a ledger, 409 where somebody else is importing
   *     the same ledger at this moment
   */
  LedgerImportResult run(Caller caller, Path file, Options options, Locale locale) {
    LedgerChoices choices = options.choices();
    CheckedLedger ledger = check.check(caller, file, options.type(), options.campaign(), choices);
    boolean opens = ledger.faults().isEmpty() || options.goodRowsOnly();
    List<String> opened = List.of();
    if (opens && !options.dryRun()) {
      opened = open(caller, ledger, choices.applyDifferences());
      remembered.remember(caller, choices.columns());
    }
    return results.of(caller, ledger, opens, options, opened, locale);
  }

  /**
   * Opens issues for the new rows among those without faults.
   *
   * @param apply change existing issues to what their rows say
   * @return the number of each row's issue, opened now or before
   * @throws Problem 409 where somebody else is importing one of them, or changing one of the
   *     issues, at this moment
   */
  List<String> open(Caller caller, CheckedLedger ledger, boolean apply) {
    try {
      return newRows.open(caller, ledger.good(), apply);
    } catch (DuplicateKeyException e) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
  }
}
