package org.bihuan.ledger.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.http.Problem.Reason;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.ledger.reading.Column;
import org.bihuan.ledger.reading.Header;
import org.bihuan.ledger.reading.SheetRow;
import org.bihuan.organization.Units;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/** Interprets the rows of one table: as issues to open, or as faults. */
public final class RowReader {

  private final Header header;
  private final UnitNames units;
  private final String type;
  private final @Nullable String campaign;
  private final List<RowFault> faults = new ArrayList<>();

  /**
   * @param own codes of the importer's own units
   */
  public RowReader(
      Header header, Units units, Set<String> own, String type, @Nullable String campaign) {
    this.header = header;
    this.units = new UnitNames(units, own);
    this.type = type;
    this.campaign = campaign;
  }

  /** Rows without a fault, in order. */
  public List<Entry> read(List<SheetRow> rows) {
    List<Entry> entries = new ArrayList<>();
    for (SheetRow row : rows) {
      int before = faults.size();
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

  private Entry entry(SheetRow row) {
    String description = header.whole(row, Column.DESCRIPTION);
    String title = header.text(row, Column.TITLE);
    if (title.isEmpty() && description.isBlank()) {
      boolean described = header.columns().containsKey(Column.DESCRIPTION);
      fault(row, described ? Column.DESCRIPTION : Column.TITLE, "ledger.row.required");
    }
    LocalDate due = day(row, Column.DUE);
    LocalDate found = day(row, Column.FOUND);
    Map<String, @Nullable String> facts = new HashMap<>();
    for (String name : IssueFacts.NAMES) {
      Column.ofField(name).ifPresent(column -> facts.put(name, orNull(header.text(row, column))));
    }
    facts.put("title", title.isEmpty() ? Title.of(description) : title);
    facts.put("unit", unit(row, Column.UNIT, true));
    facts.put("description", orNull(description));
    facts.put("severity", word(row, Column.SEVERITY, Severities.WORDS));
    facts.put("source", word(row, Column.SOURCE, Sources.WORDS));
    facts.put("supervisor", unit(row, Column.SUPERVISOR, false));
    facts.put("campaign", campaign);
    facts.put("remark", orNull(Remark.of(header, row)));
    NewIssue issue = new NewIssue(type, facts, due, null);
    return new Entry(row.number(), header.text(row, Column.NUMBER), found, issue);
  }

  private @Nullable String unit(SheetRow row, Column column, boolean required) {
    String name = header.text(row, column);
    if (name.isEmpty()) {
      if (required) {
        fault(row, column, "ledger.row.required");
      }
      return null;
    }
    UnitNames.Match match = units.find(name);
    if (match.code() == null) {
      fault(row, column, match.messageKey(), match.arguments().toArray());
    }
    return match.code();
  }

  private @Nullable String word(SheetRow row, Column column, Synonyms words) {
    String word = header.text(row, column);
    if (word.isEmpty()) {
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
    if (text.isEmpty()) {
      return null;
    }
    Optional<LocalDate> day = Days.parse(text);
    if (day.isEmpty()) {
      fault(row, column, "ledger.row.date", text);
    }
    return day.orElse(null);
  }

  private void fault(SheetRow row, Column column, String messageKey, Object... arguments) {
    faults.add(
        new RowFault(
            row.number(), header.title(column), column, new Reason(messageKey, arguments)));
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
