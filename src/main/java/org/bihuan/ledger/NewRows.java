package org.bihuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Problem.Reason;
import org.bihuan.http.load.StillWanted;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.ledger.row.RowDifference;
import org.bihuan.organization.Caller;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.bihuan.workflow.opening.IssueCorrection;
import org.bihuan.workflow.opening.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and corrects the issues of one ledger in one transaction: all of them or none. */
@Service
class NewRows {

  private final Opening opening;
  private final IssueCorrection correction;
  private final LedgerRows rows;
  private final LockedIssues issues;
  private final Clock clock;
  private final StillWanted wanted;
  private final UnitOfWork unitOfWork;

  NewRows(
      Opening opening,
      IssueCorrection correction,
      LedgerRows rows,
      LockedIssues issues,
      Clock clock,
      StillWanted wanted,
      UnitOfWork unitOfWork) {
    this.opening = opening;
    this.correction = correction;
    this.rows = rows;
    this.issues = issues;
    this.clock = clock;
    this.wanted = wanted;
    this.unitOfWork = unitOfWork;
  }

  /**
   * A row without a fault.
   *
   * @param again how many issues of the same row there are, whether the caller may see them or not
   * @param issue its existing issue, where the caller may see it; else null
   * @param isNamed whether the row names the issue by its number
   * @param isCorrected whether the row has changed since it was imported
   * @param differences what it says otherwise than its issue
   * @param mayCorrect whether the caller may change the issue to what it says
   * @param likeness which issue it is taken for, although that is not sure, or might be; null where
   *     it is sure, or like none
   */
  record Row(
      Entry entry,
      LedgerRows.Keys keys,
      int again,
      @Nullable Issue issue,
      boolean isNamed,
      boolean isCorrected,
      List<RowDifference> differences,
      boolean mayCorrect,
      @Nullable Reason likeness) {

    Row(Entry entry, LedgerRows.Keys keys, int again, @Nullable Issue issue, boolean isNamed) {
      this(entry, keys, again, issue, isNamed, false, List.of(), false, null);
    }

    boolean known() {
      return issue != null;
    }

    /** The number of its issue; empty where it has none yet. */
    String number() {
      return issue == null ? "" : issue.number();
    }

    /** Whether the caller may apply at least one of the differences. */
    boolean isChangeable() {
      return mayCorrect && differences.stream().anyMatch(RowDifference::applicable);
    }

    boolean isSeparate(LedgerChoices choices) {
      return choices.isSeparate(entry.line().sheet(), entry.row());
    }

    Row corrects(Issue earlier) {
      return new Row(entry, keys, 0, earlier, false, true, List.of(), false, null);
    }

    Row like(Reason told) {
      return new Row(
          entry, keys, again, issue, isNamed, isCorrected, differences, mayCorrect, told);
    }

    Row with(List<RowDifference> found, boolean may) {
      return new Row(entry, keys, again, issue, isNamed, isCorrected, found, may, likeness);
    }
  }

  /**
   * Opens an issue for each row that has none.
   *
   * @param apply change existing issues to what their rows say
   * @return the number of each row's issue, opened now or before
   * @throws org.springframework.dao.DuplicateKeyException where another import opened one of them
   *     in the meantime; nothing is opened then
   */
  @Transactional
  public List<String> open(Caller caller, List<Row> all, boolean apply) {
    List<String> numbers = new ArrayList<>(all.size());
    List<LedgerRows.Imported> imported = new ArrayList<>();
    List<LedgerRows.Imported> again = new ArrayList<>();
    for (Row row : all) {
      wanted.goOn();
      String number = row.number();
      if (number.isEmpty()) {
        number = opening.takeOver(caller, row.entry().issue()).number();
        LedgerRows.Imported one = imported(row, number);
        LockedIssue opened = issues.locked(number).orElseThrow();
        opened.noteLedgerRow(LedgerRowCheck.told(one));
        opened.setFoundOn(one.foundOn());
        imported.add(one);
      } else if (apply && row.isChangeable()) {
        correct(caller, row, imported, again);
      }
      numbers.add(number);
    }
    unitOfWork.beforeCommit(
        Phase.WRITE_REFERRING,
        () -> {
          rows.add(imported, clock.instant());
          rows.again(again, clock.instant());
        });
    return numbers;
  }

  private static LedgerRows.Imported imported(Row row, String number) {
    return new LedgerRows.Imported(row.keys(), row.again(), number, row.entry().foundOn());
  }

  /**
   * The row is remembered as it is now, unless part of it was not applied: that is told each time.
   *
   * @param imported where to, if it has changed since it was imported
   * @param again where to, if it says again what it once said
   */
  private void correct(
      Caller caller, Row row, List<LedgerRows.Imported> imported, List<LedgerRows.Imported> again) {
    Map<String, String> facts = new HashMap<>();
    LocalDate due = null;
    for (RowDifference difference : row.differences()) {
      if (difference.field().equals("dueOn")) {
        due = row.entry().issue().dueOn();
      } else if (difference.applicable() && !difference.field().equals("foundOn")) {
        facts.put(difference.field(), difference.now());
      }
    }
    LedgerRows.Imported one = imported(row, row.number());
    boolean isWhole = row.differences().stream().allMatch(RowDifference::applicable);
    boolean isNew = isWhole && row.isCorrected() && row.again() == 0;
    correction.correct(
        caller,
        Objects.requireNonNull(row.issue()),
        facts,
        due,
        isNew ? LedgerRowCheck.told(one) : null);
    if (isWhole) {
      (isNew ? imported : again).add(one);
    }
  }
}
