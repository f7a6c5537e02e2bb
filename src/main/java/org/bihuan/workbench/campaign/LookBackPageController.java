package org.bihuan.workbench.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bihuan.campaign.lookback.FrameDownload;
import org.bihuan.campaign.lookback.LookBackItem;
import org.bihuan.campaign.lookback.LookBackPlan;
import org.bihuan.campaign.lookback.LookBackRequest;
import org.bihuan.campaign.lookback.LookBackView;
import org.bihuan.campaign.lookback.LookBacks;
import org.bihuan.campaign.lookback.RiskWeights;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.FilterChoices;
import org.bihuan.workbench.PageForms;
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

/** Look-backs: the list, drawing a sample with what it costs, and what was found. */
@Controller
@RequestMapping("/look-backs")
class LookBackPageController {

  private static final String LIST = "workbench/look-backs";
  private static final String NEW = "workbench/look-back-new";
  private static final String ONE = "workbench/look-back";
  private static final int SIZE = 20;

  private final LookBacks lookBacks;
  private final FrameDownload download;
  private final FilterChoices choices;
  private final PageForms forms;

  LookBackPageController(
      LookBacks lookBacks, FrameDownload download, FilterChoices choices, PageForms forms) {
    this.lookBacks = lookBacks;
    this.download = download;
    this.choices = choices;
    this.forms = forms;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    requireSupervising(caller);
    Page<LookBackItem> page = lookBacks.list(caller, null, after, SIZE);
    model.addAttribute("items", page.items());
    model.addAttribute("first", after == null ? null : "/look-backs");
    model.addAttribute(
        "next",
        page.next() == null
            ? null
            : new Address("/look-backs", Map.of()).with("after", page.next()).toString());
    return LIST;
  }

  /** There is no such page for whoever does not supervise. */
  private void requireSupervising(Caller caller) {
    if (!lookBacks.mayLookBack(caller)) {
      throw Problem.notFound("page", "/look-backs");
    }
  }

  @GetMapping("/new")
  String form(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String campaign,
      Model model) {
    requireSupervising(caller);
    Map<String, String> typed = new LinkedHashMap<>();
    if (campaign != null) {
      typed.put("campaign", campaign);
    }
    return form(caller, typed, model);
  }

  private String form(Caller caller, Map<String, String> typed, Model model) {
    RiskWeights.USUAL
        .points()
        .forEach((name, points) -> typed.putIfAbsent("weights." + name, points.toString()));
    typed.putIfAbsent("method", "simple");
    typed.putIfAbsent("by", "width");
    typed.putIfAbsent("width", "20");
    model.addAttribute("typed", typed);
    model.addAttribute("points", RiskWeights.USUAL.points().keySet());
    model.addAttribute("choices", choices.of(caller));
    model.addAttribute("percent", new Percent());
    return NEW;
  }

  /** Shows what the sample costs, or freezes its frame. */
  @PostMapping("/new")
  String prepare(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Map<String, String> typed,
      Model model) {
    requireSupervising(caller);
    try {
      LookBackRequest request = LookBackForm.read(typed);
      if ("freeze".equals(typed.get("act"))) {
        return back(lookBacks.freeze(caller, request).id(), "lookBackFrozen");
      }
      model.addAttribute("plan", lookBacks.plan(caller, request));
    } catch (Problem refused) {
      forms.refuse(refused, "look-back", typed, model);
    }
    return form(caller, new LinkedHashMap<>(typed), model);
  }

  @GetMapping("/{id}")
  String show(@AuthenticationPrincipal Caller caller, @PathVariable String id, Model model) {
    LookBackView view = lookBacks.view(caller, id);
    model.addAttribute("it", view);
    model.addAttribute("percent", new Percent());
    model.addAttribute(
        "kinds",
        Stream.of("unit", "category", "stratum")
            .filter(by -> view.groups().stream().anyMatch(group -> group.by().equals(by)))
            .toList());
    LookBackPlan plan = view.plan();
    model.addAttribute("strata", plan == null ? List.of() : plan.strata());
    return ONE;
  }

  @GetMapping("/{id}/frame")
  void frame(
      @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
      throws IOException {
    download.send(caller, id, response);
  }

  @PostMapping("/{id}/draw")
  String draw(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      Model model) {
    try {
      return back(lookBacks.draw(caller, id, typed.get("word")).id(), "lookBackDrawn");
    } catch (Problem refused) {
      forms.refuse(refused, "draw", typed, model);
      return show(caller, id, model);
    }
  }

  @PostMapping("/{id}/abandon")
  String abandon(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      Model model) {
    try {
      return back(lookBacks.abandon(caller, id, typed.get("reason")).id(), "lookBackAbandoned");
    } catch (Problem refused) {
      forms.refuse(refused, "abandon", typed, model);
      return show(caller, id, model);
    }
  }

  private static String back(String id, String done) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/look-backs/{id}")
            .queryParam("done", done)
            .build(Objects.requireNonNull(id));
  }
}
