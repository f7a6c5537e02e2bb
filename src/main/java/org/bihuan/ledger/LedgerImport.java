package org.bihuan.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.Reason;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.workflow.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Imports a ledger: reads it, checks every row, and opens what is new, all or nothing. */
@Service
class LedgerImport {

  private final Units units;
  private final Opening opening;
  private final Issues issues;
  private final LedgerRows rows;
  private final NewRows newRows;
  private final RowErrors errors;

  LedgerImport(
      Units units,
      Opening opening,
      Issues issues,
      LedgerRows rows,
      NewRows newRows,
      RowErrors errors) {
    this.units = units;
    this.opening = opening;
    this.issues = issues;
    this.rows = rows;
    this.newRows = newRows;
    this.errors = errors;
  }

  /**
   * How an import is meant.
   *
   * @param dryRun do everything but open
   * @param goodRowsOnly open the rows without faults although others have some
   */
  record Options(boolean dryRun, boolean goodRowsOnly, String type, @Nullable String campaign) {}

  /**
   * @throws Problem 415 or 422 where the file is no ledger, 409 where the same ledger is being
   *     imported by somebody else at this moment
   */
  ImportResult run(Caller caller, Path file, Options options, Locale locale) {
    Table table = SheetFile.read(file);
    RowReader reader = new RowReader(table.header(), units, options.type(), options.campaign());
    List<Entry> understood = reader.read(table.rows());
    // Occurrences are counted before rows are refused, lest a refusal renumber equal rows.
    List<String> fingerprints = Fingerprints.of(understood);
    Set<String> known = known(caller, understood, fingerprints);

    List<RowFault> faults = new ArrayList<>(reader.faults());
    List<NewRows.Row> good = new ArrayList<>();
    int unchanged = 0;
    for (int i = 0; i < understood.size(); i++) {
      Entry entry = understood.get(i);
      boolean isKnown = known.contains(entry.number()) || known.contains(fingerprints.get(i));
      List<RowFault> refused = isKnown ? List.of() : check(caller, table.header(), entry);
      faults.addAll(refused);
      if (refused.isEmpty()) {
        unchanged += isKnown ? 1 : 0;
        good.add(new NewRows.Row(entry, fingerprints.get(i), isKnown));
      }
    }

    boolean opens = faults.isEmpty() || options.goodRowsOnly();
    List<@Nullable String> opened =
        opens && !options.dryRun() ? open(caller, good) : Collections.emptyList();
    int created = opens ? good.size() - unchanged : 0;
    return new ImportResult(
        table.rows().size(), created, 0, unchanged, errors.of(faults, locale), opened);
  }

  private Set<String> known(Caller caller, List<Entry> entries, List<String> fingerprints) {
    Set<String> numbers = new HashSet<>();
    for (Entry entry : entries) {
      if (!entry.number().isEmpty()) {
        numbers.add(entry.number());
      }
    }
    Set<String> known = new HashSet<>(rows.known(fingerprints));
    if (!numbers.isEmpty()) {
      known.addAll(rows.issues(numbers, issues.condition(caller, IssueFilter.NONE)));
    }
    return known;
  }

  private List<RowFault> check(Caller caller, Header header, Entry entry) {
    try {
      opening.check(caller, entry.issue());
      return List.of();
    } catch (Problem problem) {
      if (problem.errors().isEmpty()) {
        Reason reason = new Reason("problem." + problem.name() + ".detail", problem.arguments());
        return List.of(new RowFault(entry.row(), "", null, reason));
      }
      return problem.errors().stream().map(error -> fault(header, entry, error)).toList();
    }
  }

  private static RowFault fault(Header header, Entry entry, Problem.FieldError error) {
    Column column = Column.ofField(error.field()).orElse(null);
    return new RowFault(
        entry.row(),
        column == null ? error.field() : header.title(column),
        column,
        new Reason(error.messageKey(), error.arguments()));
  }

  private List<@Nullable String> open(Caller caller, List<NewRows.Row> good) {
    try {
      return newRows.open(caller, good);
    } catch (DuplicateKeyException e) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
  }
}
