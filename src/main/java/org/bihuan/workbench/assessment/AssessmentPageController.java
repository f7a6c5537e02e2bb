package org.bihuan.workbench.assessment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.assessment.AssessmentItem;
import org.bihuan.assessment.AssessmentRequest;
import org.bihuan.assessment.AssessmentView;
import org.bihuan.assessment.Assessments;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.FilterChoices;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.overview.Numbers;
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

/** Assessments of units: the list, making one, and what one says. */
@Controller
@RequestMapping("/assessments")
class AssessmentPageController {

  private static final String LIST = "workbench/assessments";
  private static final String FORM = "assessment";
  private static final int SIZE = 20;

  private final Assessments assessments;
  private final FilterChoices choices;
  private final PageForms forms;

  AssessmentPageController(Assessments assessments, FilterChoices choices, PageForms forms) {
    this.assessments = assessments;
    this.choices = choices;
    this.forms = forms;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String after,
      Locale locale,
      Model model) {
    requireSeen(caller);
    return list(caller, after, Map.of(), locale, model);
  }

  /** There is no such page for whoever neither assesses nor is assessed. */
  private void requireSeen(Caller caller) {
    if (!assessments.maySee(caller)) {
      throw Problem.notFound("page", "/assessments");
    }
  }

  private String list(
      Caller caller,
      @Nullable String after,
      Map<String, String> typed,
      Locale locale,
      Model model) {
    Page<AssessmentItem> page = assessments.list(caller, after, SIZE, locale);
    model.addAttribute("items", page.items());
    model.addAttribute("mayAssess", assessments.mayAssess(caller));
    model.addAttribute("choices", choices.of(caller));
    model.addAttribute("typed", typed);
    model.addAttribute("first", after == null ? null : "/assessments");
    model.addAttribute(
        "next",
        page.next() == null
            ? null
            : new Address("/assessments", Map.of()).with("after", page.next()).toString());
    return LIST;
  }

  @PostMapping
  String make(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Map<String, String> typed,
      Locale locale,
      Model model) {
    requireSeen(caller);
    try {
      AssessmentView made = assessments.make(caller, request(typed), locale);
      return "redirect:"
          + UriComponentsBuilder.fromPath("/assessments/{id}")
              .queryParam("done", "assessed")
              .build(made.id());
    } catch (Problem refused) {
      forms.refuse(refused, FORM, typed, model);
      return list(caller, null, new LinkedHashMap<>(typed), locale, model);
    }
  }

  private static AssessmentRequest request(Map<String, String> typed) {
    List<FieldError> wrong = new ArrayList<>();
    LocalDate from = day(typed, "from", wrong);
    LocalDate to = day(typed, "to", wrong);
    if (!wrong.isEmpty()) {
      throw Problem.invalidSubmission(wrong);
    }
    return new AssessmentRequest(given(typed, "unit"), given(typed, "type"), from, to);
  }

  private static @Nullable String given(Map<String, String> typed, String field) {
    String value = typed.getOrDefault(field, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static @Nullable LocalDate day(
      Map<String, String> typed, String field, List<FieldError> wrong) {
    String value = given(typed, field);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      wrong.add(new FieldError(field, "form.notADate"));
      return null;
    }
  }

  @GetMapping("/{id}")
  String show(
      @AuthenticationPrincipal Caller caller, @PathVariable String id, Locale locale, Model model) {
    AssessmentView view = assessments.view(caller, id, locale);
    model.addAttribute("it", view);
    model.addAttribute("funnels", Funnel.of(view));
    model.addAttribute("numbers", new Numbers());
    return "workbench/assessment";
  }
}
