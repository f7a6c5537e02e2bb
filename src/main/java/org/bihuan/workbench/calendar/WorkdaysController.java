package org.bihuan.workbench.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.bihuan.calendar.DeadlineCalculator;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the working calendar, a year at a time, and calculates deadlines. */
@Controller
class WorkdaysController {

  private final WorkdaysView view;
  private final DeadlineCalculator calculator;
  private final PageForms forms;

  WorkdaysController(WorkdaysView view, DeadlineCalculator calculator, PageForms forms) {
    this.view = view;
    this.calculator = calculator;
    this.forms = forms;
  }

  @GetMapping("/calendar")
  String page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String workdays,
      Model model) {
    if (from != null || workdays != null) {
      reckon(Objects.requireNonNullElse(from, ""), Objects.requireNonNullElse(workdays, ""), model);
    }
    int shown = Objects.requireNonNullElse(year, view.today().getYear());
    String page = view.fill(caller, shown, model);
    if (from != null) {
      model.addAttribute("from", from);
    }
    if (workdays != null) {
      model.addAttribute("workdays", workdays);
    }
    return page;
  }

  private void reckon(String from, String workdays, Model model) {
    try {
      model.addAttribute("deadline", calculator.explain(date(from), number(workdays)));
    } catch (Problem refusal) {
      forms.refuse(refusal, "reckoning", Map.of("from", from, "workdays", workdays), model);
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw Problem.malformed("from", "workbench.calendar.no-date");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.malformed("workdays", "workbench.calendar.no-number");
    }
  }
}
