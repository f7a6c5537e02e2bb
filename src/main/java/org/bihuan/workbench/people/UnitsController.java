package org.bihuan.workbench.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Unit;
import org.bihuan.organization.people.PeopleQuery;
import org.bihuan.organization.units.UnitAdministration;
import org.bihuan.organization.units.UnitForm;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.UnitChoices;
import org.bihuan.workflow.operations.Handover;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The units the caller administers: as a tree, and one by one. */
@Controller
@RequestMapping("/units")
class UnitsController {

  private static final String FORM = "unit";

  private final PeopleQuery people;
  private final UnitAdministration administration;
  private final PageForms forms;
  private final UnitChoices unitChoices;
  private final Handover handover;
  private final Labels labels;

  UnitsController(
      PeopleQuery people,
      UnitAdministration administration,
      PageForms forms,
      UnitChoices unitChoices,
      Handover handover,
      Labels labels) {
    this.people = people;
    this.administration = administration;
    this.forms = forms;
    this.unitChoices = unitChoices;
    this.handover = handover;
    this.labels = labels;
  }

  @GetMapping
  String page(@AuthenticationPrincipal Caller caller, Model model) {
    List<Unit> units = people.administeredUnits(caller);
    model.addAttribute("trees", UnitNode.trees(units));
    model.addAttribute("total", units.size());
    return "workbench/units";
  }

  @GetMapping("/new")
  String blank(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String parent,
      Model model) {
    return form(caller, null, parent, model);
  }

  @PostMapping("/new")
  String add(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Map<String, String> typed,
      Model model) {
    try {
      administration.create(caller, typed.getOrDefault("code", ""), said(typed));
      return "redirect:/units?done=unitAdded";
    } catch (Problem refusal) {
      forms.refuse(refusal, FORM, typed, model);
      return form(caller, null, "", model);
    }
  }

  @GetMapping("/{code}")
  String show(@AuthenticationPrincipal Caller caller, @PathVariable String code, Model model) {
    return form(caller, find(caller, code), "", model);
  }

  @PostMapping("/{code}")
  String change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam Map<String, String> typed,
      Model model) {
    return change(caller, code, said(typed), new Sent(FORM, typed, "unitChanged"), model);
  }

  @PostMapping("/{code}/retirement")
  String retire(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam boolean retired,
      Model model) {
    UnitForm only = new UnitForm(null, null, null, null, null, null, retired);
    Sent sent = new Sent("retirement", Map.of(), retired ? "unitRetired" : "unitBack");
    return change(caller, code, only, sent, model);
  }

  private record Sent(String form, Map<String, String> typed, String done) {}

  private String change(Caller caller, String code, UnitForm said, Sent sent, Model model) {
    try {
      administration.change(caller, code, said);
      return "redirect:"
          + UriComponentsBuilder.fromPath("/units/{code}")
              .queryParam("done", sent.done())
              .build(code);
    } catch (Problem refusal) {
      forms.refuse(refusal, sent.form(), sent.typed(), model);
      return show(caller, code, model);
    }
  }

  private String form(Caller caller, @Nullable Unit unit, String parent, Model model) {
    List<Unit> units = people.administeredUnits(caller);
    List<Choice> options = new ArrayList<>(unitChoices.among(units));
    String above = unit == null ? parent : unit.parent();
    if (above != null
        && !above.isEmpty()
        && units.stream().noneMatch(u -> u.code().equals(above))) {
      options.add(0, new Choice(above, labels.unit(above)));
    }
    options.removeIf(option -> unit != null && option.value().equals(unit.code()));
    model.addAttribute(FORM, unit);
    model.addAttribute("openIssues", unit == null ? 0 : handover.asked(caller, unit.code()).open());
    model.addAttribute("parent", above);
    model.addAttribute("units", options);
    return "workbench/unit";
  }

  private Unit find(Caller caller, String code) {
    return people.administeredUnits(caller).stream()
        .filter(unit -> unit.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.notFound(FORM, code));
  }

  private static UnitForm said(Map<String, String> typed) {
    return new UnitForm(
        typed.getOrDefault("name", ""),
        typed.getOrDefault("nameEn", ""),
        typed.getOrDefault("shortName", ""),
        typed.getOrDefault("parent", ""),
        typed.getOrDefault("kind", ""),
        typed.getOrDefault("region", ""),
        null);
  }
}
