package org.bihuan.ledger.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Messages;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.rows.SubmittedTables;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.labels.Labels;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Service;

/**
 * Writes issues as a ledger, with the headers that an import understands. Rows are written as they
 * are read, so memory does not grow with their number.
 */
@Service
class LedgerExport {

  private static final int CHUNK = 500;

  /** How long a download may take: a slow client would keep others from exporting. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Issues issues;
  private final LedgerRows rows;
  private final WorkCalendar calendar;
  private final Messages messages;
  private final Labels labels;
  private final IssueReports reports;
  private final SubmittedTables tables;
  private final FieldFormatter words;
  private final ProcessNames names;

  LedgerExport(
      Issues issues,
      LedgerRows rows,
      WorkCalendar calendar,
      Messages messages,
      Labels labels,
      IssueReports reports,
      SubmittedTables tables,
      FieldFormatter words,
      ProcessNames names) {
    this.issues = issues;
    this.rows = rows;
    this.calendar = calendar;
    this.messages = messages;
    this.labels = labels;
    this.reports = reports;
    this.tables = tables;
    this.words = words;
    this.names = names;
  }

  /** The file's name, without date and extension. */
  String name(Locale locale) {
    return messages.text(locale, LedgerSheet.NAME);
  }

  /** Writes the workbook to the stream, and does not close it. */
  void write(Caller caller, IssueFilter filter, Locale locale, OutputStream out)
      throws IOException {
    long begun = System.nanoTime();
    Instant at = issues.moment(filter);
    Workbook book = new Workbook(out, "Bihuan", null);
    LedgerSheet sheet =
        new LedgerSheet(book, messages.in(locale), labels.in(locale), calendar.zone());
    List<Issue> chunk = new ArrayList<>(CHUNK);
    issues.forEach(
        caller,
        filter,
        issue -> {
          chunk.add(issue);
          if (chunk.size() == CHUNK) {
            checkTime(begun);
            write(sheet, chunk, at, locale);
          }
        });
    write(sheet, chunk, at, locale);
    sheet.finish();
    new TableSheets(
            book,
            messages.in(locale),
            labels.in(locale),
            words.in(locale),
            names.in(locale),
            calendar.zone())
        .write(
            tables.kinds(caller, filter),
            (kind, action) ->
                tables.forEach(
                    caller,
                    filter,
                    kind,
                    table -> {
                      checkTime(begun);
                      action.accept(table);
                    }));
    book.finish();
  }

  private static void checkTime(long begun) {
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      throw new UncheckedIOException(new IOException("the reader is too slow for this export"));
    }
  }

  private void write(LedgerSheet sheet, List<Issue> chunk, Instant at, Locale locale) {
    List<String> numbers = chunk.stream().map(Issue::number).toList();
    sheet.add(chunk, rows.foundOn(numbers), reports.of(chunk, at, locale));
    chunk.clear();
  }
}
