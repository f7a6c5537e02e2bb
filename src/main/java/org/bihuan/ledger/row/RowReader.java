package org.bihuan.ledger.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.http.Problem.Reason;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.organization.Units;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/** Interprets the rows of one table: as issues to open, or as faults. */
public final class RowReader {

  private static final Set<String> PUNCTUATED = Set.of("basis", "location");

  private final Header header;
  private final UnitNames units;
  private final String type;
  private final @Nullable String campaign;
  private final DayNotes days;
  private final FormCells form;
  private final List<RowFault> faults = new ArrayList<>();
  private final List<RowFault> notes = new ArrayList<>();
  private final Set<Column> faulty = new HashSet<>();

  /**
   * @param own codes of the importer's own units
   * @param form reads the cells that fill the type's own form
   */
  public RowReader(
      Header header,
      Units units,
      Set<String> own,
      String type,
      @Nullable String campaign,
      DayNotes days,
      FormCells form) {
    this.header = header;
    this.units = new UnitNames(units, own);
    this.type = type;
    this.campaign = campaign;
    this.days = days;
    this.form = form;
  }

  /** Rows without a fault, in order. */
  public List<Entry> read(List<SheetRow> rows) {
    List<Entry> entries = new ArrayList<>();
    for (SheetRow row : rows) {
      int before = faults.size();
      faulty.clear();
      Entry entry = entry(row);
      if (faults.size() == before) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Every fault of the rows read so far. */
  public List<RowFault> faults() {
    return faults;
  }

  /** What an importer should know of the rows read so far, although it does not hinder. */
  public List<RowFault> notes() {
    return notes;
  }

  private Entry entry(SheetRow line) {
    SheetRow row =
        CellCheck.of(
            header,
            line,
            (cell, reason) -> {
              if (cell.column() != null) {
                faulty.add(cell.column());
              }
              faults.add(fault(line, cell, reason));
            },
            (cell, reason) -> notes.add(fault(line, cell, reason)));
    String written = header.whole(row, Column.DESCRIPTION);
    String title = header.text(row, Column.TITLE);
    if (title.isEmpty() && written.isBlank()) {
      boolean described = header.columns().containsKey(Column.DESCRIPTION);
      required(row, described ? Column.DESCRIPTION : Column.TITLE);
    }
    String description = ChinesePunctuation.of(written);
    LocalDate due = day(row, Column.DUE);
    LocalDate found = day(row, Column.FOUND);
    days.tell(due, found, (column, reason) -> notes.add(fault(row, column, reason)));
    Map<String, @Nullable String> facts = new HashMap<>();
    for (String name : IssueFacts.NAMES) {
      Column.ofField(name).ifPresent(column -> facts.put(name, orNull(fact(row, name, column))));
    }
    facts.put("title", title.isEmpty() ? Title.of(description) : ChinesePunctuation.of(title));
    facts.put("unit", unit(row, Column.UNIT, true));
    facts.put("description", orNull(description));
    facts.put("severity", word(row, Column.SEVERITY, Severities.WORDS));
    facts.put("source", word(row, Column.SOURCE, Sources.WORDS));
    facts.put("supervisor", unit(row, Column.SUPERVISOR, false));
    facts.put("campaign", campaign);
    facts.put("remark", orNull(Remark.of(header, row)));
    Map<String, Object> fields =
        form.read(header, row, units, (cell, reason) -> faults.add(fault(line, cell, reason)));
    NewIssue issue = new NewIssue(type, facts, due, fields);
    String described = written.isBlank() ? title : written;
    return new Entry(line, header.text(row, Column.NUMBER), found, described, issue);
  }

  private String fact(SheetRow row, String name, Column column) {
    String text = header.text(row, column);
    return PUNCTUATED.contains(name) ? ChinesePunctuation.of(text) : text;
  }

  private @Nullable String unit(SheetRow row, Column column, boolean required) {
    String name = header.text(row, column);
    if (name.isEmpty() || (!required && CellCheck.isNothing(name))) {
      if (required) {
        required(row, column);
      }
      return null;
    }
    UnitNames.Match match = units.find(header.whole(row, column));
    if (match.code() == null) {
      fault(row, column, match.messageKey(), match.arguments().toArray());
    } else if (!match.messageKey().isEmpty()) {
      notes.add(fault(row, column, new Reason(match.messageKey(), match.arguments().toArray())));
    }
    return match.code();
  }

  private @Nullable String word(SheetRow row, Column column, Synonyms words) {
    String word = header.text(row, column);
    if (word.isEmpty() || CellCheck.isNothing(word)) {
      return null;
    }
    Optional<String> code = words.code(word);
    if (code.isEmpty()) {
      fault(row, column, "ledger.row.word", word);
    }
    return code.orElse(null);
  }

  private @Nullable LocalDate day(SheetRow row, Column column) {
    String text = header.text(row, column);
    WrittenDay day = WrittenDay.of(text);
    if (!day.messageKey().isEmpty()) {
      fault(row, column, day.messageKey(), text);
    }
    LocalDate date = day.date();
    if (date == null || day.isExact()) {
      return date;
    }
    // Found in a month: that month is what figures need, and no day of it is later.
    LocalDate meant = column == Column.FOUND && date.isAfter(days.today()) ? days.today() : date;
    notes.add(fault(row, column, new Reason("ledger.row.meant", text, meant)));
    return meant;
  }

  private void required(SheetRow row, Column column) {
    fault(row, column, "ledger.row.required", header.title(column));
  }

  private void fault(SheetRow row, Column column, String messageKey, Object... arguments) {
    if (faulty.add(column)) {
      faults.add(fault(row, column, new Reason(messageKey, arguments)));
    }
  }

  private RowFault fault(SheetRow row, Column column, Reason reason) {
    return new RowFault(row, header.title(column), column, reason);
  }

  private static RowFault fault(SheetRow row, Header.Cell cell, Reason reason) {
    return new RowFault(row, cell.title(), cell.column(), reason);
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
