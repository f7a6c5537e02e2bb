package org.bihuan.workbench.recurrence;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.http.Page;
import org.bihuan.issue.IssueFilter;
import org.bihuan.organization.Caller;
import org.bihuan.recurrence.HeldCurves;
import org.bihuan.recurrence.HeldCurves.Curve;
import org.bihuan.recurrence.LineageView;
import org.bihuan.recurrence.Lineages;
import org.bihuan.workbench.FilterChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Problems that came back, what was tried against them, and how long sign-offs held. */
@Controller
class LineagesController {

  private static final int SIZE = 10;

  /** After how many days the table tells what still held. */
  private static final List<Integer> TOLD = List.of(30, 90, 180, 365);

  private final Lineages lineages;
  private final HeldCurves curves;
  private final FilterChoices choices;

  LineagesController(Lineages lineages, HeldCurves curves, FilterChoices choices) {
    this.lineages = lineages;
    this.curves = curves;
    this.choices = choices;
  }

  @GetMapping("/lineages")
  String list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    String ofUnit = given(unit);
    String ofCategory = given(category);
    String grouped = given(by);
    Page<LineageView> page =
        lineages.list(
            caller,
            IssueFilter.ANY.with("unit", ofUnit).with("category", ofCategory),
            given(after),
            SIZE);
    List<Curve> held = curves.of(caller, new HeldCurves.Asked(null, ofUnit, ofCategory, grouped));
    model.addAttribute("lineages", page.items());
    model.addAttribute("curves", held);
    model.addAttribute("drawing", CurveDrawing.of(held.stream().map(Curve::held).toList()));
    model.addAttribute("told", TOLD);
    model.addAttribute("shares", new Shares());
    model.addAttribute("unit", ofUnit);
    model.addAttribute("category", ofCategory);
    model.addAttribute("by", grouped);
    model.addAttribute("units", choices.of(caller).getOrDefault("unit", List.of()));
    model.addAttribute(
        "first", given(after) == null ? null : address(ofUnit, ofCategory, grouped, null));
    model.addAttribute(
        "next", page.next() == null ? null : address(ofUnit, ofCategory, grouped, page.next()));
    return "workbench/lineages";
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String address(
      @Nullable String unit,
      @Nullable String category,
      @Nullable String by,
      @Nullable String after) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/lineages");
    Map<String, Object> values = new HashMap<>();
    put(address, values, "unit", unit);
    put(address, values, "category", category);
    put(address, values, "by", by);
    put(address, values, "after", after);
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static void put(
      UriComponentsBuilder address,
      Map<String, Object> values,
      String name,
      @Nullable String value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}");
      values.put(name, value);
    }
  }

  /** Tells shares as a page shows them. */
  static final class Shares {

    /** In percent; a dash where it is not known. */
    public String of(@Nullable Double share) {
      if (share == null) {
        return "–";
      }
      String percent = String.format(Locale.ROOT, "%.1f", share * 100);
      return (percent.endsWith(".0") ? percent.substring(0, percent.length() - 2) : percent) + "%";
    }
  }
}
