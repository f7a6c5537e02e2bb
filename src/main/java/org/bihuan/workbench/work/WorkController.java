package org.bihuan.workbench.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.http.Addresses;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.FilterChoices;
import org.bihuan.workflow.Tasks;
import org.bihuan.workflow.view.Inbox;
import org.bihuan.workflow.view.TaskFilter;
import org.bihuan.workflow.view.TaskView;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The caller's tasks: to be claimed, claimed by them, and all of their groups. */
@Controller
@RequestMapping("/work")
class WorkController {

  private static final int LINES = 50;

  private final Inbox inbox;
  private final Tasks tasks;
  private final FilterChoices choices;

  WorkController(Inbox inbox, Tasks tasks, FilterChoices choices) {
    this.inbox = inbox;
    this.tasks = tasks;
    this.choices = choices;
  }

  /** A form also sends its empty fields; they mean that this filter is not set. */
  @InitBinder
  void emptyIsAbsent(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
  }

  /**
   * @param claimed how many tasks were claimed just now; both are 0 where none was chosen
   * @param lost how many of the chosen tasks somebody else had claimed first
   */
  @GetMapping
  String list(
      @AuthenticationPrincipal Caller caller,
      @ModelAttribute("filter") TaskFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer claimed,
      @RequestParam(required = false) @Nullable Integer lost,
      Locale locale,
      Model model) {
    TaskFilter shown = filter.scope() == null ? filter.in("claimable") : filter;
    Address here = address(shown);
    model.addAttribute("filter", shown);
    model.addAttribute("tasks", inbox.list(caller, shown, after, LINES, false, locale));
    model.addAttribute("counts", inbox.counts(caller, shown));
    model.addAttribute("most", Inbox.MOST_COUNTED);
    model.addAttribute("choices", choices.of(caller));
    model.addAttribute("here", here);
    model.addAttribute("after", after);
    model.addAttribute("filtered", here.parameters().size() > 1);
    model.addAttribute("claimed", claimed);
    model.addAttribute("lost", lost);
    return "workbench/work";
  }

  /** Shows the issue of the caller's most urgent task; of one to claim where they have none. */
  @GetMapping("/next")
  String next(@AuthenticationPrincipal Caller caller, Locale locale) {
    for (String scope : List.of("mine", "claimable")) {
      TaskFilter filter = TaskFilter.all(scope);
      List<TaskView> first = inbox.list(caller, filter, null, 1, false, locale).items();
      if (!first.isEmpty()) {
        return "redirect:/issues/" + first.get(0).issue().number();
      }
    }
    return "redirect:/work";
  }

  /** Claims one task and shows it, or several and lists the claimed ones. */
  @PostMapping("/claims")
  String claim(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "task", required = false) @Nullable List<String> chosen,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(required = false) @Nullable String back) {
    if (only != null) {
      return "redirect:/issues/" + tasks.claim(caller, only).issue().number();
    }
    int claimed = 0;
    int lost = 0;
    for (String task : chosen == null ? List.<String>of() : chosen) {
      try {
        Object unused = tasks.claim(caller, task);
        claimed++;
      } catch (Problem refused) {
        lost++;
      }
    }
    if (claimed + lost == 0) {
      String there = Addresses.local(back == null ? "/work" : back);
      return "redirect:" + there + (there.contains("?") ? "&" : "?") + "claimed=0&lost=0";
    }
    return "redirect:/work?scope=mine&claimed=" + claimed + "&lost=" + lost;
  }

  private static Address address(TaskFilter filter) {
    Map<String, String> given = new LinkedHashMap<>();
    return new Address("/work", given)
        .with("scope", filter.scope())
        .with("step", filter.step())
        .with("type", filter.type())
        .with("severity", filter.severity())
        .with("unit", filter.unit())
        .with("campaign", filter.campaign())
        .with("overdue", filter.overdue() == null ? null : filter.overdue().toString());
  }
}
