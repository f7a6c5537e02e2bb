package org.bihuan.workbench.issue;

import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workflow.opening.OpeningChoices;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The look-alikes of an issue while it is typed: a part of the page on which it is opened. */
@Controller
class TypedLookAlikesController {

  private final ShownRecurrence recurrence;
  private final OpeningChoices choices;
  private final ProcessNames names;

  TypedLookAlikesController(
      ShownRecurrence recurrence, OpeningChoices choices, ProcessNames names) {
    this.recurrence = recurrence;
    this.choices = choices;
    this.names = names;
  }

  /** Nothing for whoever may not open issues of this type. */
  @PostMapping("/open/similar")
  String typed(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    FilledForm filled = FilledForm.of(parameters);
    String wanted = filled.value("type");
    choices.types(caller).stream()
        .map(ProcessNames.Type::key)
        .filter(wanted::equals)
        .findFirst()
        .ifPresent(
            type ->
                recurrence.typed(
                    caller, new OpeningForm(type, names.openingForm(type), filled), model));
    return "workbench/lineage-parts :: typed(alike=${alike})";
  }

  @GetMapping("/open/similar")
  String showInstead() {
    return "redirect:/open";
  }
}
