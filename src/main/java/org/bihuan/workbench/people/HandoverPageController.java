package org.bihuan.workbench.people;

import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.UnitChoices;
import org.bihuan.workflow.operations.Handover;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Hands the open issues of a unit over to another, for leaders and administrators of it or of a
 * unit above.
 */
@Controller
@RequestMapping("/units/{code}/handover")
class HandoverPageController {

  private static final String PATH = "/units/{code}/handover";

  private final Handover handover;
  private final PageForms forms;
  private final UnitChoices unitChoices;
  private final Units units;

  HandoverPageController(Handover handover, PageForms forms, UnitChoices unitChoices, Units units) {
    this.handover = handover;
    this.forms = forms;
    this.unitChoices = unitChoices;
    this.units = units;
  }

  @GetMapping
  String page(@AuthenticationPrincipal Caller caller, @PathVariable String code, Model model) {
    model.addAttribute("openIssues", handover.asked(caller, code).open());
    model.addAttribute("unit", units.find(code).orElseThrow());
    model.addAttribute(
        "units",
        unitChoices.of(
            unit ->
                !unit.retired()
                    && !unit.code().equals(code)
                    && AdminScope.overseer(caller, unit.code(), units).isPresent()));
    return "workbench/handover";
  }

  @PostMapping
  String handOver(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam Map<String, String> typed,
      Model model) {
    try {
      Object unused = handover.run(caller, code, typed.get("to"), typed.get("reason"));
      return "redirect:"
          + UriComponentsBuilder.fromPath(PATH).queryParam("done", "issuesHandedOver").build(code);
    } catch (Problem refusal) {
      forms.refuse(refusal, "handover", typed, model);
      return page(caller, code, model);
    }
  }
}
