package org.bihuan.workbench.doubt;

import java.util.Map;
import java.util.Objects;
import org.bihuan.doubt.Doubts;
import org.bihuan.doubt.Doubts.Side;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A doubt with both places side by side. */
@Controller
class DoubtPageController {

  private static final String VIEW = "workbench/doubt";

  private final Doubts doubts;
  private final PageForms forms;

  DoubtPageController(Doubts doubts, PageForms forms) {
    this.doubts = doubts;
    this.forms = forms;
  }

  @GetMapping("/issues/{number}/doubts/{id}")
  String page(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      Model model) {
    Doubts.SideBySide sides = doubts.sideBySide(caller, number, id);
    Side there = sides.there();
    model.addAttribute("number", number);
    model.addAttribute("doubt", sides.doubt());
    model.addAttribute("here", sides.here());
    model.addAttribute("there", there);
    String here = sides.here().text();
    String other = there == null ? null : there.text();
    model.addAttribute("hereParts", SharedParts.of(here, other));
    model.addAttribute("thereParts", SharedParts.of(other, here));
    return VIEW;
  }

  /** After a refused form the browser shows this address, and may reload it. */
  @GetMapping("/issues/{number}/doubts/{id}/dismissal")
  String showInstead(@PathVariable String number, @PathVariable String id) {
    return "redirect:/issues/" + number + "/doubts/" + id;
  }

  @PostMapping("/issues/{number}/doubts/{id}/dismissal")
  String dismiss(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    String said = FilledForm.lines(Objects.requireNonNullElse(reason, ""));
    try {
      Object unused = doubts.dismiss(caller, number, id, said);
      return "redirect:/issues/" + number + "#doubts";
    } catch (Problem refused) {
      forms.refuse(refused, "dismissal", Map.of("reason", said), model);
      return page(caller, number, id, model);
    }
  }
}
