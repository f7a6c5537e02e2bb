package org.bihuan.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.Reason;
import org.bihuan.http.load.StillWanted;
import org.bihuan.issue.Issues;
import org.bihuan.ledger.reading.Column;
import org.bihuan.ledger.reading.Header;
import org.bihuan.ledger.reading.SheetFile;
import org.bihuan.ledger.reading.Table;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.ledger.row.RowReader;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.bihuan.workflow.opening.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads a ledger and determines for every row whether it is new, known, or faulty. A row is known
 * only where the caller may see the issue it became: for anybody else it is new, and nothing
 * reveals that there is another issue.
 */
@Service
class LedgerCheck {

  private final Units units;
  private final Opening opening;
  private final Issues issues;
  private final LedgerRows rows;
  private final StillWanted wanted;

  LedgerCheck(Units units, Opening opening, Issues issues, LedgerRows rows, StillWanted wanted) {
    this.units = units;
    this.opening = opening;
    this.issues = issues;
    this.rows = rows;
    this.wanted = wanted;
  }

  /**
   * @throws Problem 415 or 422 where the file is not a ledger
   */
  CheckedLedger check(Caller caller, Path file, String type, @Nullable String campaign) {
    Table table = SheetFile.read(file);
    Set<String> own = VisibleUnits.of(caller, units).units();
    RowReader reader = new RowReader(table.header(), units, own, type, campaign);
    List<Entry> understood = reader.read(table.rows());
    // Fingerprints are made before rows are refused, so that a refusal does not renumber equal
    // rows.
    List<String> fingerprints = Fingerprints.of(understood);
    Map<String, List<String>> before = rows.known(fingerprints);
    Set<String> seen = seen(caller, understood, before.values());

    List<RowFault> faults = new ArrayList<>(reader.faults());
    List<NewRows.Row> good = new ArrayList<>();
    for (int i = 0; i < understood.size(); i++) {
      wanted.goOn();
      Entry entry = understood.get(i);
      List<String> same = before.getOrDefault(fingerprints.get(i), List.of());
      String issue =
          seen.contains(entry.number())
              ? entry.number()
              : same.stream().filter(seen::contains).findFirst().orElse(null);
      List<RowFault> refused = issue == null ? refusals(caller, table.header(), entry) : List.of();
      faults.addAll(refused);
      if (refused.isEmpty()) {
        good.add(new NewRows.Row(entry, fingerprints.get(i), same.size(), issue));
      }
    }
    faults.sort(Comparator.comparingInt(RowFault::row));
    return new CheckedLedger(table, good, faults);
  }

  /** Of the issues that the rows name, or became in an earlier import, those the caller may see. */
  private Set<String> seen(Caller caller, List<Entry> entries, Collection<List<String>> before) {
    Set<String> numbers = new HashSet<>();
    before.forEach(numbers::addAll);
    for (Entry entry : entries) {
      if (!entry.number().isEmpty()) {
        numbers.add(entry.number());
      }
    }
    return numbers.isEmpty() ? Set.of() : issues.readable(caller, numbers);
  }

  private List<RowFault> refusals(Caller caller, Header header, Entry entry) {
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
}
