package org.bihuan.ledger.writing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.issue.Issue;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.labels.Labels;
import org.bihuan.ledger.header.Column;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sheet of a ledger. Texts are written inline, never as formulas and never into the
 * shared table of strings, which would stay in memory to the end.
 */
final class LedgerSheet {

  /** The message key of the sheet's, and the file's, name. */
  static final String NAME = "ledger.export.name";

  /** The columns, from left to right, each with its width in characters. */
  private static final Map<Column, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry(Column.SEQUENCE, 6),
          Map.entry(Column.NUMBER, 16),
          Map.entry(Column.TITLE, 24),
          Map.entry(Column.CATEGORY, 12),
          Map.entry(Column.DESCRIPTION, 36),
          Map.entry(Column.UNIT, 18),
          Map.entry(Column.SUPERVISOR, 15),
          Map.entry(Column.SEVERITY, 8),
          Map.entry(Column.BASIS, 18),
          Map.entry(Column.MEASURES, 30),
          Map.entry(Column.ROUND, 6),
          Map.entry(Column.REASON, 20),
          Map.entry(Column.REMARK, 22));

  private static final List<Column> COLUMNS =
      List.of(
          Column.SEQUENCE,
          Column.NUMBER,
          Column.TITLE,
          Column.CATEGORY,
          Column.DESCRIPTION,
          Column.SOURCE,
          Column.UNIT,
          Column.SUPERVISOR,
          Column.SEVERITY,
          Column.BASIS,
          Column.LOCATION,
          Column.FOUND,
          Column.DUE,
          Column.MEASURES,
          Column.STATUS,
          Column.ROUND,
          Column.RESOLUTION,
          Column.CLOSED,
          Column.REASON,
          Column.REMARK);

  private final Worksheet sheet;
  private final Messages messages;
  private final Labels labels;
  private final ZoneId zone;
  private int row;

  /**
   * @param messages in the language of the sheet, as the labels are
   */
  LedgerSheet(Workbook book, Messages messages, Labels labels, ZoneId zone) {
    this.sheet = book.newWorksheet(messages.text(NAME));
    this.messages = messages;
    this.labels = labels;
    this.zone = zone;
    header();
  }

  private void header() {
    for (int i = 0; i < COLUMNS.size(); i++) {
      Column column = COLUMNS.get(i);
      int width = WIDTHS.getOrDefault(column, 11);
      PrintedSheet.title(sheet, i, width, messages.text(column.messageKey()));
    }
    PrintedSheet.begin(sheet);
  }

  /**
   * @param foundOn the day by issue number, where a ledger gave it; else the day of opening is
   *     written
   * @param reported what was reported of each issue, by its number
   */
  void add(List<Issue> issues, Map<String, LocalDate> foundOn, Map<String, Reported> reported) {
    for (Issue issue : issues) {
      row++;
      IssueFacts facts = issue.facts();
      number(Column.SEQUENCE, row);
      text(Column.NUMBER, issue.number());
      text(Column.TITLE, facts.title());
      text(
          Column.CATEGORY,
          shown(issue, "category", labels.category(issue.type(), facts.category())));
      text(Column.DESCRIPTION, shown(issue, "description", facts.description()));
      text(Column.SOURCE, shown(issue, "source", labels.source(facts.source())));
      text(Column.UNIT, labels.unitName(facts.unit()));
      text(Column.SUPERVISOR, labels.unitName(facts.supervisor()));
      text(Column.SEVERITY, shown(issue, "severity", labels.severity(facts.severity())));
      text(Column.BASIS, shown(issue, "basis", facts.basis()));
      text(Column.LOCATION, shown(issue, "location", facts.location()));
      LocalDate opened = LocalDate.ofInstant(issue.openedAt(), zone);
      day(Column.FOUND, foundOn.getOrDefault(issue.number(), opened));
      Instant due = issue.dueAt();
      day(Column.DUE, due == null ? null : LocalDate.ofInstant(due, zone));
      Reported told = reported.getOrDefault(issue.number(), Reported.NOTHING);
      text(Column.MEASURES, told.measures());
      text(Column.STATUS, labels.status(issue.closure().status()));
      number(Column.ROUND, issue.round());
      text(Column.RESOLUTION, labels.resolution(issue));
      Instant closed = issue.closure().good() ? issue.closure().closedAt() : null;
      day(Column.CLOSED, closed == null ? null : LocalDate.ofInstant(closed, zone));
      text(Column.REASON, told.reason());
      text(Column.REMARK, facts.remark());
      PrintedSheet.frame(sheet, row, COLUMNS.size());
    }
    flush();
  }

  private void flush() {
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing where issues of the type do without this fact. */
  private @Nullable String shown(Issue issue, String fact, @Nullable String text) {
    return labels.hides(issue.type(), fact) ? null : text;
  }

  private void text(Column column, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.inlineString(row, COLUMNS.indexOf(column), CellText.of(text));
    }
  }

  private void number(Column column, int number) {
    sheet.value(row, COLUMNS.indexOf(column), number);
  }

  private void day(Column column, @Nullable LocalDate day) {
    if (day != null) {
      int index = COLUMNS.indexOf(column);
      sheet.value(row, index, day);
      sheet.style(row, index).format("yyyy-mm-dd").set();
    }
  }

  /** Nothing can be added afterwards; another sheet can be. */
  void finish() throws IOException {
    sheet.setAutoFilter(0, 0, row, COLUMNS.size() - 1);
    sheet.finish();
  }
}
