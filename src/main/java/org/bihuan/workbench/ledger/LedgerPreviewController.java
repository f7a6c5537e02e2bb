package org.bihuan.workbench.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.ledger.LedgerPreview.Fate;
import org.bihuan.ledger.LedgerUpload;
import org.bihuan.ledger.LedgerUploads;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows, row by row, what the import of an uploaded ledger would do, and afterwards what it did.
 */
@Controller
class LedgerPreviewController {

  private final LedgerUploads uploads;
  private final WorkCalendar calendar;
  private final Clock clock;

  LedgerPreviewController(LedgerUploads uploads, WorkCalendar calendar, Clock clock) {
    this.uploads = uploads;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param show {@code created}, {@code unchanged} or {@code faulty} rows; anything else: all
   * @param from the first row of the file to show
   */
  @GetMapping("/import/{id}")
  String look(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "0") int from,
      Locale locale,
      Model model) {
    Fate fate = fate(show);
    LedgerUploads.Looked looked = uploads.look(caller, id, fate, from, locale);
    model.addAttribute("upload", looked.upload());
    model.addAttribute("preview", looked.preview());
    model.addAttribute("list", opened(looked.upload()).toString());
    model.addAttribute("show", fate == null ? "all" : show);
    model.addAttribute("from", from);
    return "workbench/import-preview";
  }

  @PostMapping("/import/{id}")
  String carryOut(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean goodRowsOnly) {
    uploads.carryOut(caller, id, goodRowsOnly);
    return "redirect:/import/" + id;
  }

  /** The address listing the issues it opened: the campaign's, or those of its type and days. */
  private Address opened(LedgerUpload upload) {
    Address list = new Address("/issues", Map.of());
    return upload.campaign() != null
        ? list.with("campaign", upload.campaign())
        : list.with("type", upload.type())
            .with("openedFrom", day(upload.uploadedAt()))
            .with("openedTo", day(clock.instant()));
  }

  private String day(Instant at) {
    return LocalDate.ofInstant(at, calendar.zone()).toString();
  }

  private static @Nullable Fate fate(String show) {
    return switch (show) {
      case "created" -> Fate.CREATED;
      case "unchanged" -> Fate.UNCHANGED;
      case "faulty" -> Fate.FAULTY;
      default -> null;
    };
  }
}
