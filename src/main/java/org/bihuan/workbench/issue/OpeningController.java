package org.bihuan.workbench.issue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.idempotency.FormIdempotency;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.FilledTable;
import org.bihuan.workbench.PageForms;
import org.bihuan.workflow.opening.NewIssue;
import org.bihuan.workflow.opening.Opening;
import org.bihuan.workflow.opening.OpeningChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page on which an issue is opened. Values given in the address are filled in already. */
@Controller
@RequestMapping("/open")
class OpeningController {

  private static final String VIEW = "workbench/open";
  private static final String OTHER_TYPE = "as";
  private static final String FILES = "files";

  private final OpeningPage page;
  private final OpeningChoices choices;
  private final ProcessNames names;
  private final Opening opening;
  private final FormIdempotency sent;
  private final PageForms forms;
  private final SentFiles files;

  OpeningController(
      OpeningPage page,
      OpeningChoices choices,
      ProcessNames names,
      Opening opening,
      FormIdempotency sent,
      PageForms forms,
      SentFiles files) {
    this.page = page;
    this.choices = choices;
    this.names = names;
    this.opening = opening;
    this.sent = sent;
    this.forms = forms;
    this.files = files;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    return show(caller, FilledForm.of(parameters), model);
  }

  /**
   * Opens the issue; with {@code preview} only shows when it would be due, with {@code more} only
   * more rows of a table, with {@code as} only the form of another type with what was typed.
   *
   * @param key the form's idempotency key: a form sent twice opens one issue
   * @param attached files, which become evidence of the issue once it is open
   */
  @PostMapping
  String open(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam MultiValueMap<String, MultipartFile> attached,
      Model model)
      throws IOException {
    FilledForm filled = FilledForm.of(parameters);
    String other = filled.value(OTHER_TYPE);
    if (!other.isEmpty()) {
      model.addAttribute("shownAgain", true);
      return show(caller, filled.with("type", List.of(other)), model);
    }
    if (parameters.containsKey("preview") || parameters.containsKey(FilledTable.MORE)) {
      return show(caller, filled, model);
    }
    try {
      NewIssue issue = form(filled.value("type"), filled).issue();
      AtomicReference<String> opened = new AtomicReference<>();
      String led =
          sent.once(
              caller.username(),
              key,
              () -> {
                opened.set(opening.open(caller, issue).number());
                return "/issues/" + opened.get();
              });
      String number = opened.get();
      boolean taken =
          number == null
              || files.all(caller, number, attached.getOrDefault(FILES, List.of())).isEmpty();
      return "redirect:" + led + (taken ? "" : "?untaken");
    } catch (Problem refused) {
      ProblemBody told = forms.keep(refused, "open", filled, model);
      if (refused.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
        model.addAttribute("refusal", told);
      }
      return show(caller, filled.refused(told), model);
    }
  }

  /** Shows the form of the requested type, or of the first type the caller may open. */
  private String show(Caller caller, FilledForm filled, Model model) {
    List<ProcessNames.Type> types = choices.types(caller);
    model.addAttribute("types", types);
    String wanted = filled.value("type");
    types.stream()
        .map(ProcessNames.Type::key)
        .filter(type -> wanted.isEmpty() || type.equals(wanted))
        .findFirst()
        .ifPresent(type -> page.show(caller, form(type, filled), model));
    return VIEW;
  }

  private OpeningForm form(String type, FilledForm filled) {
    return new OpeningForm(type, names.openingForm(type), filled);
  }
}
