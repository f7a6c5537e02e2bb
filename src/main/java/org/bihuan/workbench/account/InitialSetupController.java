package org.bihuan.workbench.account;

import java.util.List;
import java.util.Map;
import org.bihuan.access.setup.FirstAdministrator;
import org.bihuan.access.setup.FirstAdministrator.RootUnit;
import org.bihuan.access.setup.InitialSetup;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.workbench.PageForms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Creates the first administrator of an empty service; afterwards the page answers 404. */
@Controller
@RequestMapping("/setup")
class InitialSetupController {

  private static final String PAGE = "workbench/setup";
  private static final List<String> REQUIRED =
      List.of("secret", "unitName", "unitCode", "displayName", "username", "password");

  private final InitialSetup setup;
  private final PageForms forms;

  InitialSetupController(InitialSetup setup, PageForms forms) {
    this.setup = setup;
    this.forms = forms;
  }

  @GetMapping
  String page() {
    setup.requireAwaited();
    return PAGE;
  }

  @PostMapping
  String create(@RequestParam Map<String, String> typed, Model model) {
    setup.requireAwaited();
    try {
      requireAll(typed);
      setup.create(
          new FirstAdministrator(
              typed.getOrDefault("secret", "").strip(),
              typed.getOrDefault("username", "").strip(),
              typed.getOrDefault("displayName", ""),
              typed.getOrDefault("password", ""),
              new RootUnit(
                  typed.getOrDefault("unitCode", ""), typed.getOrDefault("unitName", ""))));
      return "redirect:/sign-in";
    } catch (Problem refusal) {
      forms.refuse(atSecret(refusal), "setup", typed, model);
      return PAGE;
    }
  }

  /** Reports all missing fields at once: the service itself stops at the first one. */
  private static void requireAll(Map<String, String> typed) {
    List<FieldError> missing =
        REQUIRED.stream()
            .filter(field -> typed.getOrDefault(field, "").isBlank())
            .map(field -> FieldError.missing(field))
            .toList();
    if (!missing.isEmpty()) {
      throw Problem.invalidSubmission(missing);
    }
  }

  private static Problem atSecret(Problem refusal) {
    return refusal.status() == HttpStatus.FORBIDDEN
        ? Problem.invalidSubmission(List.of(new FieldError("secret", "access.setup.wrong-secret")))
        : refusal;
  }
}
