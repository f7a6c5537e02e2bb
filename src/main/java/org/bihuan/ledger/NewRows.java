package org.bihuan.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.load.StillWanted;
import org.bihuan.issue.LockedIssues;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.organization.Caller;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.bihuan.workflow.opening.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the issues of one ledger in one transaction: all of them or none. */
@Service
class NewRows {

  private final Opening opening;
  private final LedgerRows rows;
  private final LockedIssues issues;
  private final Clock clock;
  private final StillWanted wanted;
  private final UnitOfWork unitOfWork;

  NewRows(
      Opening opening,
      LedgerRows rows,
      LockedIssues issues,
      Clock clock,
      StillWanted wanted,
      UnitOfWork unitOfWork) {
    this.opening = opening;
    this.rows = rows;
    this.issues = issues;
    this.clock = clock;
    this.wanted = wanted;
    this.unitOfWork = unitOfWork;
  }

  /**
   * @param again how many issues of the same row there are that the caller may not see
   * @param issue the number of its existing issue, where the caller may see it; else null
   */
  record Row(Entry entry, String fingerprint, int again, @Nullable String issue) {

    boolean known() {
      return issue != null;
    }
  }

  /**
   * Opens an issue for each row that has none.
   *
   * @return the number of each row's issue, opened now or before
   * @throws org.springframework.dao.DuplicateKeyException where another import opened one of them
   *     in the meantime; nothing is opened then
   */
  @Transactional
  public List<String> open(Caller caller, List<Row> all) {
    List<String> numbers = new ArrayList<>(all.size());
    List<LedgerRows.Imported> imported = new ArrayList<>();
    for (Row row : all) {
      wanted.goOn();
      String number = row.issue();
      if (number == null) {
        number = opening.takeOver(caller, row.entry().issue()).number();
        LedgerRows.Imported one =
            new LedgerRows.Imported(row.fingerprint(), row.again(), number, row.entry().foundOn());
        issues.locked(number).orElseThrow().noteLedgerRow(LedgerRowCheck.told(one));
        imported.add(one);
      }
      numbers.add(number);
    }
    unitOfWork.beforeCommit(Phase.WRITE_REFERRING, () -> rows.add(imported, clock.instant()));
    return numbers;
  }
}
