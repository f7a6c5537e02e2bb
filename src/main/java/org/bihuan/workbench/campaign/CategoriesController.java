package org.bihuan.workbench.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.campaign.category.Categories;
import org.bihuan.campaign.category.Category;
import org.bihuan.campaign.category.CategoryDraft;
import org.bihuan.campaign.relabel.Relabelling;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.bihuan.report.Overviews;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Keeps the categories of a type, and merges what was misspelt. */
@Controller
class CategoriesController {

  private static final String VIEW = "workbench/categories";

  /** Blank lines for new categories. */
  private static final int SPARE = 3;

  private static final int MOST_LINES = 520;
  private static final int MERGES = 10;

  private final Categories categories;
  private final ProcessNames names;
  private final Overviews overviews;
  private final PageForms forms;

  CategoriesController(
      Categories categories, ProcessNames names, Overviews overviews, PageForms forms) {
    this.categories = categories;
    this.names = names;
    this.overviews = overviews;
    this.forms = forms;
  }

  /**
   * One line of the form.
   *
   * @param known whether the category is there already, so that its code stays
   */
  record Line(int at, String code, String name, String nameEn, boolean retired, boolean known) {}

  @GetMapping("/campaigns/_categories")
  String page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String type,
      Locale locale,
      Model model) {
    String chosen = type == null || type.isBlank() ? overviews.usualType() : type;
    List<Category> all = categories.ofType(chosen);
    boolean mayKeep = categories.mayKeep(caller);
    model.addAttribute("type", chosen);
    model.addAttribute("types", names.types(caller));
    model.addAttribute("mayKeep", mayKeep);
    model.addAttribute("locale", locale);
    model.addAttribute("offered", all.stream().filter(Category::isOffered).toList());
    model.addAttribute("all", all);
    if (mayKeep) {
      Set<String> known = all.stream().map(Category::code).collect(Collectors.toSet());
      List<Categories.Used> used = categories.used(caller, chosen);
      Map<String, Long> counts = new HashMap<>();
      used.forEach(each -> counts.put(each.code(), each.total()));
      model.addAttribute("counts", counts);
      model.addAttribute(
          "unlisted", used.stream().filter(each -> !known.contains(each.code())).toList());
      List<Relabelling> merges = categories.merges(chosen, MERGES);
      model.addAttribute("merges", merges);
      if (!model.containsAttribute("lines")) {
        model.addAttribute("lines", lines(all));
      }
    }
    return VIEW;
  }

  private static List<Line> lines(List<Category> all) {
    List<Line> lines = new ArrayList<>();
    for (Category each : all) {
      if (each.mergedInto() == null) {
        lines.add(
            new Line(
                lines.size(),
                each.code(),
                each.name(),
                Objects.requireNonNullElse(each.nameEn(), ""),
                each.retired(),
                true));
      }
    }
    for (int i = 0; i < SPARE; i++) {
      lines.add(new Line(lines.size(), "", "", "", false, false));
    }
    return lines;
  }

  @PostMapping("/campaigns/_categories")
  String save(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam String type,
      Locale locale,
      Model model) {
    List<Line> lines = sent(FilledForm.of(parameters));
    List<@Nullable CategoryDraft> items = new ArrayList<>();
    lines.forEach(
        line ->
            items.add(new CategoryDraft(line.code(), line.name(), line.nameEn(), line.retired())));
    try {
      List<Category> unused = categories.set(caller, type, items);
      return back(type, "categoriesSaved");
    } catch (Problem refused) {
      Map<String, String> typed = new LinkedHashMap<>();
      for (Line line : lines) {
        typed.put("items[" + line.at() + "].name", line.name());
        typed.put("items[" + line.at() + "].nameEn", line.nameEn());
        typed.put("items[" + line.at() + "].code", line.code());
      }
      forms.refuse(refused, "categories", typed, model);
      List<Line> again = new ArrayList<>(lines);
      for (int i = 0; i < SPARE; i++) {
        again.add(new Line(again.size(), "", "", "", false, false));
      }
      model.addAttribute("lines", again);
      return page(caller, type, locale, model);
    }
  }

  /** The lines that say something, in the order of their places; numbered anew. */
  private static List<Line> sent(FilledForm form) {
    record Placed(int place, Line line) {}
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < MOST_LINES; i++) {
      String at = "items[" + i + "].";
      if (form.typed().containsKey(at + "name")) {
        Line line =
            new Line(
                i,
                form.value(at + "code"),
                form.value(at + "name"),
                form.value(at + "nameEn"),
                form.has(at + "retired", "true"),
                form.has(at + "known", "true"));
        if (line.known() || !(line.code() + line.name() + line.nameEn()).isBlank()) {
          placed.add(new Placed(place(form.value(at + "place"), i + 1), line));
        }
      }
    }
    placed.sort((one, other) -> Integer.compare(one.place(), other.place()));
    List<Line> lines = new ArrayList<>();
    for (Placed each : placed) {
      Line line = each.line();
      lines.add(
          new Line(
              lines.size(), line.code(), line.name(), line.nameEn(), line.retired(), line.known()));
    }
    return lines;
  }

  private static int place(String text, int otherwise) {
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  @PostMapping("/campaigns/_categories/merges")
  String merge(
      @AuthenticationPrincipal Caller caller,
      @RequestParam String type,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String into,
      Locale locale,
      Model model) {
    try {
      Relabelling unused = categories.merge(caller, type, from, into);
      return back(type, "categoryMerged");
    } catch (Problem refused) {
      Map<String, String> typed =
          Map.of(
              "from", Objects.requireNonNullElse(from, ""),
              "into", Objects.requireNonNullElse(into, ""));
      forms.refuse(refused, "merge", typed, model);
      return page(caller, type, locale, model);
    }
  }

  private static String back(String type, String done) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/campaigns/_categories")
            .queryParam("type", "{type}")
            .queryParam("done", done)
            .build(type);
  }
}
