package org.bihuan.workbench.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.access.AccountAdministration;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.bihuan.organization.people.DutyForm;
import org.bihuan.organization.people.PeopleQuery;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.UnitChoices;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds somebody, with a first duty and, where it is given, a first password. */
@Controller
@RequestMapping("/people/_new")
class NewPersonController {

  private static final String DUTY = "duties[0].";

  private final PeopleQuery people;
  private final AccountAdministration accounts;
  private final PageForms forms;
  private final UnitChoices unitChoices;

  NewPersonController(
      PeopleQuery people,
      AccountAdministration accounts,
      PageForms forms,
      UnitChoices unitChoices) {
    this.people = people;
    this.accounts = accounts;
    this.forms = forms;
    this.unitChoices = unitChoices;
  }

  @GetMapping
  String page(@AuthenticationPrincipal Caller caller, Model model) {
    model.addAttribute("units", unitChoices.among(people.administeredUnits(caller)));
    model.addAttribute("roles", Role.values());
    return "workbench/person-new";
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Map<String, String> typed,
      Model model) {
    try {
      accounts.add(
          caller,
          typed.get("username"),
          typed.get("displayName"),
          new DutyForm(typed.get("unit"), typed.get("role")),
          typed.getOrDefault("password", ""));
      return "redirect:"
          + UriComponentsBuilder.fromPath("/people/{username}")
              .queryParam("done", "personAdded")
              .build(typed.getOrDefault("username", "").strip());
    } catch (Problem refusal) {
      forms.refuse(asTyped(refusal), "person", typed, model);
      return page(caller, model);
    }
  }

  /** Renames the duty's fields, which have no number on this form, since there is one duty. */
  private static Problem asTyped(Problem refusal) {
    Map<String, FieldError> errors = new LinkedHashMap<>();
    for (FieldError error : refusal.errors()) {
      String field =
          error.field().startsWith(DUTY) ? error.field().substring(DUTY.length()) : error.field();
      errors.put(field, new FieldError(field, error.messageKey(), error.arguments()));
    }
    return new Problem(
        refusal.name(), refusal.status(), List.copyOf(errors.values()), refusal.arguments());
  }
}
