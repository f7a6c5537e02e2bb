package org.bihuan.workbench.overview;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.issue.IssueFilter;
import org.bihuan.labels.TimeLabels;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.ProcessNames;
import org.bihuan.report.Overviews;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.UnitChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The overview: figures over all issues the caller may see, each linked to the list of its issues.
 */
@Controller
class OverviewController {

  /** The value of {@code type} that means all types. */
  private static final String ALL = "all";

  private final Overviews overviews;
  private final ProcessNames names;
  private final Units units;
  private final UnitChoices choices;
  private final TimeLabels times;

  OverviewController(
      Overviews overviews, ProcessNames names, Units units, UnitChoices choices, TimeLabels times) {
    this.times = times;
    this.overviews = overviews;
    this.names = names;
    this.units = units;
    this.choices = choices;
  }

  /** A form also sends its empty fields; they mean that this filter is not set. */
  @InitBinder
  void emptyIsNothing(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
  }

  @GetMapping("/overview")
  String overview(
      @AuthenticationPrincipal Caller caller,
      @ModelAttribute("asked") IssueFilter asked,
      @RequestParam(name = "month", required = false) @Nullable String month,
      Locale locale,
      Model model) {
    String type = asked.type() == null ? overviews.usualType() : asked.type();
    Basis basis = Basis.of(month, asked);
    String only = type.equals(ALL) ? null : type;
    IssueFilter filter = basis.period(asked.ofType(only));
    model.addAttribute(
        "overview", overviews.overview(caller, filter, basis == Basis.FOUND, locale));
    model.addAttribute("asOf", filter.asOf() == null ? null : times.time(overviews.moment(filter)));
    model.addAttribute("words", overviews.words(only, locale));
    model.addAttribute("basis", basis.code());
    model.addAttribute("type", type);
    model.addAttribute(
        "here",
        new Address("/overview", filter.given()).with("type", type).with("month", basis.code()));
    model.addAttribute("filter", filter);
    model.addAttribute("types", names.types(caller));
    model.addAttribute("unitChoices", choices.all());
    model.addAttribute("path", filter.unit() == null ? List.of() : path(filter.unit()));
    model.addAttribute("stepNames", stepNames());
    model.addAttribute("numbers", new Numbers());
    return "workbench/overview";
  }

  /** The units above the selected one, the highest first, as links back. */
  private List<String> path(String unit) {
    return units.find(unit).isEmpty()
        ? List.of()
        : units.upwards(unit).stream()
            .sorted((a, b) -> units.within(b).size() - units.within(a).size())
            .toList();
  }

  private Map<String, String> stepNames() {
    return names.steps().stream()
        .collect(
            Collectors.toMap(
                step -> step.type() + "/" + step.key(), ProcessNames.Step::name, (a, b) -> a));
  }
}
