package org.bihuan.ledger.writing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Attachment;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.issue.IssueFilter;
import org.bihuan.organization.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends the issues that pass a filter, and that the caller may see, as a workbook to keep. */
@Component
public class LedgerDownload {

  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final LedgerExport export;
  private final Clock clock;
  private final WorkCalendar calendar;
  private final HeavyWork heavy;

  LedgerDownload(LedgerExport export, Clock clock, WorkCalendar calendar, HeavyWork heavy) {
    this.export = export;
    this.clock = clock;
    this.calendar = calendar;
    this.heavy = heavy;
  }

  /** Writes the whole response; the file's name has today's date in the calendar's zone. */
  public void send(Caller caller, IssueFilter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    Object unused =
        heavy.run(Kind.WRITING, caller.username(), () -> write(caller, filter, locale, response));
  }

  private HttpServletResponse write(
      Caller caller, IssueFilter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    String day = LocalDate.ofInstant(clock.instant(), calendar.zone()).toString();
    response.setContentType(XLSX);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        Attachment.named(export.name(locale) + "-" + day + ".xlsx", "issues-" + day));
    export.write(caller, filter, locale, response.getOutputStream());
    return response;
  }
}
