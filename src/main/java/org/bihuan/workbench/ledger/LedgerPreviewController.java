package org.bihuan.workbench.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.ledger.LedgerChoices;
import org.bihuan.ledger.LedgerPreview;
import org.bihuan.ledger.LedgerPreview.Fate;
import org.bihuan.ledger.LedgerUpload;
import org.bihuan.ledger.LedgerUploads;
import org.bihuan.organization.Caller;
import org.bihuan.recurrence.LookAlike;
import org.bihuan.recurrence.LookAlikes;
import org.bihuan.recurrence.Sought;
import org.bihuan.workbench.Address;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
  private final LookAlikes lookAlikes;

  LedgerPreviewController(
      LedgerUploads uploads, WorkCalendar calendar, Clock clock, LookAlikes lookAlikes) {
    this.lookAlikes = lookAlikes;
    this.uploads = uploads;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param show {@code created}, {@code unchanged}, {@code different} or {@code faulty} rows;
   *     anything else: all
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
    model.addAttribute("alike", alike(caller, looked.preview().rows()));
    model.addAttribute("list", opened(looked.upload()).toString());
    model.addAttribute("show", fate == null ? "all" : show);
    model.addAttribute("from", from);
    model.addAttribute("columnChoices", uploads.columnChoices());
    return "workbench/import-preview";
  }

  /** The signed-off issue that is most like each new row, by the place of the row. */
  private Map<String, LookAlike> alike(Caller caller, List<LedgerPreview.Row> rows) {
    List<String> places = new ArrayList<>();
    List<Sought> sought = new ArrayList<>();
    for (LedgerPreview.Row row : rows) {
      NewIssue opens = row.opens();
      if (opens != null) {
        places.add(row.place());
        sought.add(
            new Sought(
                opens.title(),
                opens.description(),
                opens.unit(),
                opens.facts().get("location"),
                opens.category(),
                List.of()));
      }
    }
    List<@Nullable LookAlike> found = lookAlikes.ofEach(caller, sought);
    Map<String, LookAlike> alike = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      LookAlike one = found.get(i);
      if (one != null) {
        alike.put(places.get(i), one);
      }
    }
    return alike;
  }

  /** What its importer says about the file; the preview is made anew. */
  @PostMapping("/import/{id}/choices")
  String choose(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> given) {
    LedgerChoices before = uploads.get(caller, id).choices();
    Map<String, String> columns = new HashMap<>(before.columns());
    List<String> headers = given.getOrDefault("header", List.of());
    List<String> fields = given.getOrDefault("field", List.of());
    List<String> were = given.getOrDefault("was", List.of());
    for (int i = 0; i < Math.min(headers.size(), Math.min(fields.size(), were.size())); i++) {
      if (!fields.get(i).equals(were.get(i))) {
        columns.put(headers.get(i), fields.get(i));
      }
    }
    Set<String> separate = new HashSet<>(before.separate());
    given.getOrDefault("shown", List.of()).forEach(separate::remove);
    separate.addAll(given.getOrDefault("separate", List.of()));
    String sheet = given.getFirst("sheet");
    uploads.choose(
        caller,
        id,
        new LedgerChoices(
            sheet == null || sheet.isEmpty() ? null : sheet,
            columns,
            given.containsKey("skipHidden"),
            given.containsKey("apply"),
            separate));
    return "redirect:/import/" + id;
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
      case "different" -> Fate.DIFFERENT;
      case "faulty" -> Fate.FAULTY;
      default -> null;
    };
  }
}
