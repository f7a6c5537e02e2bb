package org.bihuan.workbench.register;

import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.organization.Caller;
import org.bihuan.process.register.Register;
import org.bihuan.register.Draft;
import org.bihuan.register.Entries;
import org.bihuan.register.Entry;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds and changes entries of a register, and shows their versions. */
@Controller
class EntryFormController {

  private static final String VIEW = "workbench/register-entry";
  private static final int SIZE = 20;

  private final Entries entries;
  private final RegisterPages pages;
  private final PageForms forms;

  EntryFormController(Entries entries, RegisterPages pages, PageForms forms) {
    this.entries = entries;
    this.pages = pages;
    this.forms = forms;
  }

  @GetMapping("/registers/{key}/new")
  String form(@AuthenticationPrincipal Caller caller, @PathVariable String key, Model model) {
    entries.requireEdit(caller, key);
    return form(caller, key, FilledForm.EMPTY, model);
  }

  private String form(Caller caller, String key, FilledForm filled, Model model) {
    Register register = pages.show(caller, key, model);
    pages.form(caller, register, filled, model);
    return VIEW;
  }

  @PostMapping("/registers/{key}/new")
  String add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    FilledForm filled = FilledForm.of(parameters);
    try {
      Entry added = entries.add(caller, key, draft(caller, key, filled));
      return back(key, added.key(), "entryAdded");
    } catch (Problem refused) {
      return form(caller, key, refused(refused, filled, model), model);
    }
  }

  @GetMapping("/registers/{key}/entries/{entry}")
  String show(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @PathVariable String entry,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    FilledForm filled = RegisterPages.filled(entries.newest(caller, key, entry));
    return show(caller, key, entry, filled, after, model);
  }

  private String show(
      Caller caller,
      String key,
      String entry,
      FilledForm filled,
      @Nullable String after,
      Model model) {
    String view = form(caller, key, filled, model);
    var history = entries.history(caller, key, entry, after, SIZE);
    model.addAttribute("entry", entry);
    model.addAttribute("lines", pages.lines(entries.register(caller, key), history.items()));
    model.addAttribute("first", after == null ? null : address().build(key, entry));
    model.addAttribute(
        "next",
        history.next() == null
            ? null
            : address().queryParam("after", "{after}").build(key, entry, history.next()));
    return view;
  }

  @PostMapping("/registers/{key}/entries/{entry}")
  String change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @PathVariable String entry,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    FilledForm filled = FilledForm.of(parameters);
    try {
      Entry changed =
          entries.change(
              caller, key, entry, draft(caller, key, filled), number(filled.value("version")));
      return back(key, changed.key(), "entryChanged");
    } catch (Problem refused) {
      return show(caller, key, entry, refused(refused, filled, model), null, model);
    }
  }

  /** The form with its faults; what is no fault of the form has a page of its own. */
  private FilledForm refused(Problem refused, FilledForm filled, Model model) {
    if (refused.status() == HttpStatus.NOT_FOUND || refused.status() == HttpStatus.FORBIDDEN) {
      throw refused;
    }
    ProblemBody told = forms.keep(refused, "entry", filled, model);
    if (refused.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
      model.addAttribute("refusal", told);
    }
    return filled.refused(told);
  }

  private Draft draft(Caller caller, String key, FilledForm filled) {
    return new Draft(
        pages.fields(entries.register(caller, key), filled),
        RegisterPages.day(filled, "from"),
        RegisterPages.day(filled, "to"));
  }

  private static @Nullable Integer number(String text) {
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static UriComponentsBuilder address() {
    return UriComponentsBuilder.fromPath("/registers/{key}/entries/{entry}");
  }

  private static String back(String key, String entry, String done) {
    return "redirect:" + address().queryParam("done", done).build(key, entry);
  }
}
