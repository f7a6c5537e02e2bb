package org.bihuan.ledger.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.ProcessNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Writes issues as a ledger, with the headers that an import understands. Rows leave as they come,
 * so memory does not grow with their number.
 */
@Service
class LedgerExport {

  private static final int CHUNK = 500;

  /** A reader who takes longer keeps a place from others. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Issues issues;
  private final LedgerRows rows;
  private final Units units;
  private final WorkCalendar calendar;
  private final MessageSource messages;
  private final ProcessNames processes;

  LedgerExport(
      Issues issues,
      LedgerRows rows,
      Units units,
      WorkCalendar calendar,
      MessageSource messages,
      ProcessNames processes) {
    this.issues = issues;
    this.rows = rows;
    this.units = units;
    this.calendar = calendar;
    this.messages = messages;
    this.processes = processes;
  }

  /** What the file is called, without date and ending. */
  String name(Locale locale) {
    return messages.getMessage("ledger.export.name", null, locale);
  }

  /** The workbook goes to the stream, which stays open. */
  void write(Caller caller, IssueFilter filter, Locale locale, OutputStream out)
      throws IOException {
    long begun = System.nanoTime();
    var words =
        new ExportLabels(
            messages,
            locale,
            units,
            issue ->
                processes.resolution(
                    issue.type(), issue.typeVersion(), issue.closure().resolution(), locale));
    try (var sheet = new LedgerSheet(out, name(locale), words, calendar.zone())) {
      List<Issue> chunk = new ArrayList<>(CHUNK);
      issues.forEach(
          caller,
          filter,
          issue -> {
            chunk.add(issue);
            if (chunk.size() == CHUNK) {
              checkTime(begun);
              write(sheet, chunk);
            }
          });
      write(sheet, chunk);
    }
  }

  private static void checkTime(long begun) {
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      throw new UncheckedIOException(new IOException("the reader is too slow for this export"));
    }
  }

  private void write(LedgerSheet sheet, List<Issue> chunk) {
    sheet.add(chunk, rows.foundOn(chunk.stream().map(Issue::number).toList()));
    chunk.clear();
  }
}
