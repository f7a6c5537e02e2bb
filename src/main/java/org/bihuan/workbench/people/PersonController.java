package org.bihuan.workbench.people;

import java.util.Map;
import org.bihuan.access.AccountAdministration;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.people.DutyForm;
import org.bihuan.organization.people.PeopleAdministration;
import org.bihuan.organization.people.PeopleQuery;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.UnitChoices;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One person as an administrator sees them: name, duties, account. */
@Controller
@RequestMapping("/people/{username}")
class PersonController {

  private final PeopleQuery people;
  private final PeopleAdministration administration;
  private final AccountAdministration accounts;
  private final PageForms forms;
  private final UnitChoices unitChoices;

  PersonController(
      PeopleQuery people,
      PeopleAdministration administration,
      AccountAdministration accounts,
      PageForms forms,
      UnitChoices unitChoices) {
    this.people = people;
    this.administration = administration;
    this.accounts = accounts;
    this.forms = forms;
    this.unitChoices = unitChoices;
  }

  @GetMapping
  String page(@AuthenticationPrincipal Caller caller, @PathVariable String username, Model model) {
    model.addAttribute("person", people.administered(caller, username));
    model.addAttribute("units", unitChoices.among(people.administeredUnits(caller)));
    model.addAttribute("roles", Role.values());
    return "workbench/person";
  }

  @PostMapping("/name")
  String rename(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestParam Map<String, String> typed,
      Model model) {
    return act(
        new Sent(caller, username, "name", typed, model),
        "renamed",
        () -> administration.change(caller, username, typed.getOrDefault("displayName", ""), null));
  }

  @PostMapping("/retirement")
  String retire(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestParam boolean retired,
      Model model) {
    return act(
        new Sent(caller, username, "retirement", Map.of(), model),
        retired ? "personRetired" : "personBack",
        () -> administration.change(caller, username, null, retired));
  }

  @PostMapping("/duties")
  String assign(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestParam Map<String, String> typed,
      Model model) {
    return act(
        new Sent(caller, username, "duty", typed, model),
        "dutyGiven",
        () ->
            administration.assign(
                caller, username, new DutyForm(typed.get("unit"), typed.get("role"))));
  }

  @PostMapping("/duties/withdrawal")
  String withdraw(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestParam String unit,
      @RequestParam String role,
      Model model) {
    Role known = Role.of(role).orElseThrow(() -> Problem.malformed("role", "organization.role"));
    return act(
        new Sent(caller, username, "withdrawal", Map.of(), model),
        "dutyTaken",
        () -> administration.withdraw(caller, username, new Duty(unit, known)));
  }

  @PostMapping("/password")
  String setPassword(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestParam Map<String, String> typed,
      Model model) {
    return act(
        new Sent(caller, username, "password", typed, model),
        "passwordSet",
        () -> accounts.setPassword(caller, username, typed.getOrDefault("password", "")));
  }

  @PostMapping("/tokens/revoke")
  String revokeTokens(
      @AuthenticationPrincipal Caller caller, @PathVariable String username, Model model) {
    return act(
        new Sent(caller, username, "tokens", Map.of(), model),
        "tokensRevoked",
        () -> accounts.revokeTokens(caller, username));
  }

  /** A form of this page as it was sent. */
  private record Sent(
      Caller caller, String username, String form, Map<String, String> typed, Model model) {}

  private String act(Sent sent, String done, Runnable act) {
    try {
      act.run();
      return "redirect:"
          + UriComponentsBuilder.fromPath("/people/{username}")
              .queryParam("done", done)
              .build(sent.username());
    } catch (Problem refusal) {
      forms.refuse(refusal, sent.form(), sent.typed(), sent.model());
      return page(sent.caller(), sent.username(), sent.model());
    }
  }
}
