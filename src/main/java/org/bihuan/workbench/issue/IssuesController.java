package org.bihuan.workbench.issue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.http.Addresses;
import org.bihuan.http.Page;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.labels.Labels;
import org.bihuan.ledger.writing.LedgerDownload;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.FilterChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of issues: filtered, ordered, in columns of one's choice, and as a ledger. */
@Controller
class IssuesController {

  private static final int LINES = 50;

  private final Issues issues;
  private final FilterChoices choices;
  private final Chips chips;
  private final Labels labels;
  private final LedgerDownload download;
  private final Units units;

  IssuesController(
      Issues issues,
      FilterChoices choices,
      Chips chips,
      Labels labels,
      LedgerDownload download,
      Units units) {
    this.issues = issues;
    this.choices = choices;
    this.chips = chips;
    this.labels = labels;
    this.download = download;
    this.units = units;
  }

  /** A form also sends its empty fields; they mean that this filter is not set. */
  @InitBinder
  void emptyIsAbsent(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
  }

  @GetMapping("/issues")
  String list(
      @AuthenticationPrincipal Caller caller,
      @ModelAttribute("filter") IssueFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "false") boolean count,
      @RequestParam(required = false) @Nullable List<String> columns,
      HttpServletRequest request,
      Model model) {
    Page<Issue> page = issues.list(caller, filter, after, LINES, count);
    Address here = address(filter, columns);
    Instant at = issues.moment(filter);
    Map<String, List<Choice>> offered = choices.of(caller);
    model.addAttribute(
        "list",
        new IssueList(
            page.items().stream().map(issue -> IssueLine.of(issue, labels, at)).toList(),
            ChosenColumns.of(columns, request),
            filter,
            chips.of(filter, offered, here),
            offered,
            here,
            after,
            page.next(),
            after == null && page.next() == null ? Long.valueOf(page.items().size()) : page.total(),
            Boolean.TRUE.equals(page.totalIsMinimum()),
            filter.unit() != null
                && AdminScope.overseer(caller, filter.unit(), units).isPresent()));
    return "workbench/issues";
  }

  @PostMapping("/issues/columns")
  String chooseColumns(
      @RequestParam(required = false) @Nullable List<String> columns,
      @ModelAttribute("filter") IssueFilter filter,
      HttpServletRequest request,
      HttpServletResponse response) {
    List<IssueColumn> chosen = IssueColumn.of(columns == null ? List.of() : columns);
    ChosenColumns.remember(chosen, request, response);
    return "redirect:"
        + Addresses.local(
            address(filter, chosen.stream().map(IssueColumn::id).toList()).toString());
  }

  @GetMapping("/issues/export")
  void export(
      @AuthenticationPrincipal Caller caller,
      @ModelAttribute("filter") IssueFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    download.send(caller, filter, locale, response);
  }

  private static Address address(IssueFilter filter, @Nullable List<String> columns) {
    return new Address("/issues", new LinkedHashMap<>(filter.given()))
        .with("sort", filter.sort())
        .with(
            "columns", columns == null ? null : columns.stream().collect(Collectors.joining(",")));
  }
}
