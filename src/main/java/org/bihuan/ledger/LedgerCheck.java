package org.bihuan.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.Reason;
import org.bihuan.http.load.StillWanted;
import org.bihuan.labels.Labels;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.FormColumns;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.header.LedgerFile;
import org.bihuan.ledger.header.Table;
import org.bihuan.ledger.row.CategoryCodes;
import org.bihuan.ledger.row.DayNotes;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.FormCells;
import org.bihuan.ledger.row.LedgerForms;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.ledger.row.RowReader;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.bihuan.workflow.opening.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads a ledger and determines for every row whether it is new, known, or faulty. */
@Service
class LedgerCheck {

  private final Units units;
  private final Opening opening;
  private final KnownRows known;
  private final RememberedHeaders remembered;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final StillWanted wanted;
  private final LedgerForms forms;
  private final Labels labels;

  LedgerCheck(
      Units units,
      Opening opening,
      KnownRows known,
      RememberedHeaders remembered,
      WorkCalendar calendar,
      Clock clock,
      StillWanted wanted,
      LedgerForms forms,
      Labels labels) {
    this.units = units;
    this.opening = opening;
    this.known = known;
    this.remembered = remembered;
    this.calendar = calendar;
    this.clock = clock;
    this.wanted = wanted;
    this.forms = forms;
    this.labels = labels;
  }

  /**
   * @throws Problem 415 or 422 where the file is not a ledger
   */
  CheckedLedger check(
      Caller caller, Path file, String type, @Nullable String campaign, LedgerChoices choices) {
    choices.check();
    FormColumns form = forms.of(type);
    LedgerFile whole =
        LedgerFile.read(file, choices.words(remembered.of(caller), form), choices.sheet());
    FormCells cells = new FormCells(form, forms::person);
    LedgerFile read = choices.skipHidden() ? whole.shown() : whole;
    Set<String> own = VisibleUnits.of(caller, units).units();
    DayNotes days =
        new DayNotes(LocalDate.ofInstant(clock.instant(), calendar.zone()), calendar::isWorkday);
    var codes = new CategoryCodes(labels, type);
    List<Entry> understood = new ArrayList<>();
    List<RowFault> faults = new ArrayList<>();
    List<RowFault> notes = new ArrayList<>();
    Map<String, Header> headers = new HashMap<>();
    for (Table table : read.tables()) {
      headers.put(table.sheet(), table.header());
      RowReader reader = new RowReader(table.header(), units, own, type, campaign, days, cells);
      reader.read(table.rows()).forEach(entry -> understood.add(codes.of(entry)));
      faults.addAll(reader.faults());
      notes.addAll(reader.notes());
    }
    // Rows are recognized before any is refused, so that a refusal does not renumber equal rows.
    List<NewRows.Row> good = new ArrayList<>();
    Map<String, Entry> named = new HashMap<>();
    for (NewRows.Row row : known.among(caller, understood, headers, choices)) {
      wanted.goOn();
      Header header = headers.get(row.entry().line().sheet());
      List<RowFault> refused =
          row.known() ? namedBefore(named, header, row) : refusals(caller, header, row.entry());
      faults.addAll(refused);
      if (row.likeness() != null) {
        notes.add(new RowFault(row.entry().line(), "", null, row.likeness()));
      }
      if (refused.isEmpty()) {
        good.add(row);
      }
    }
    List<String> sheets = read.tables().stream().map(Table::sheet).toList();
    Comparator<RowFault> inOrder =
        Comparator.<RowFault>comparingInt(fault -> sheets.indexOf(fault.line().sheet()))
            .thenComparingInt(RowFault::row);
    faults.sort(inOrder);
    notes.sort(inOrder);
    return new CheckedLedger(read, whole.hidden(), good, faults, notes);
  }

  /** An issue is named by one row: a copied row that keeps its number would be written over it. */
  private static List<RowFault> namedBefore(
      Map<String, Entry> named, @Nullable Header header, NewRows.Row row) {
    Entry first = row.isNamed() ? named.putIfAbsent(row.number(), row.entry()) : null;
    if (first == null) {
      return List.of();
    }
    String title = header == null ? "" : header.title(Column.NUMBER);
    Reason reason = new Reason("ledger.row.numberTwice", row.number(), String.valueOf(first.row()));
    return List.of(new RowFault(row.entry().line(), title, Column.NUMBER, reason));
  }

  private List<RowFault> refusals(Caller caller, @Nullable Header header, Entry entry) {
    try {
      opening.check(caller, entry.issue());
      return List.of();
    } catch (Problem problem) {
      if (problem.errors().isEmpty()) {
        Reason reason = new Reason("problem." + problem.name() + ".detail", problem.arguments());
        return List.of(new RowFault(entry.line(), "", null, reason));
      }
      return problem.errors().stream().map(error -> fault(header, entry, error)).toList();
    }
  }

  private static RowFault fault(@Nullable Header header, Entry entry, Problem.FieldError error) {
    Column column = Column.ofField(error.field()).orElse(null);
    String title =
        header == null
            ? error.field()
            : header
                .filling(error.field())
                .map(Header.Cell::title)
                .orElse(column == null ? error.field() : header.title(column));
    return new RowFault(
        entry.line(), title, column, new Reason(error.messageKey(), error.arguments()));
  }
}
