package org.bihuan.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Opens the issues of one ledger in one transaction: all of them or none. */
@Service
class NewRows {

  private final Opening opening;
  private final LedgerRows rows;
  private final Clock clock;

  NewRows(Opening opening, LedgerRows rows, Clock clock) {
    this.opening = opening;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * @param known whether it is an issue already
   * @param issue that issue's number; null where there is none, or the caller may not see it
   */
  record Row(Entry entry, String fingerprint, boolean known, @Nullable String issue) {}

  /**
   * The number of each row's issue: the one opened now, or the one it has been before.
   *
   * @throws org.springframework.dao.DuplicateKeyException where another import opened one of them
   *     in the meantime; nothing is opened then
   */
  @Transactional
  public List<@Nullable String> open(Caller caller, List<Row> all) {
    List<@Nullable String> numbers = new ArrayList<>(all.size());
    List<LedgerRows.Imported> imported = new ArrayList<>();
    for (Row row : all) {
      String number = row.issue();
      if (!row.known()) {
        number = opening.takeOver(caller, row.entry().issue()).number();
        imported.add(new LedgerRows.Imported(row.fingerprint(), number, row.entry().foundOn()));
      }
      numbers.add(number);
    }
    addBeforeCommit(imported);
    return numbers;
  }

  /**
   * The issues themselves are written only just before the commit, and these rows refer to them.
   */
  private void addBeforeCommit(List<LedgerRows.Imported> imported) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            rows.add(imported, clock.instant());
          }
        });
  }
}
