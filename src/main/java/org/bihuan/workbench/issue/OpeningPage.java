package org.bihuan.workbench.issue;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.campaign.Campaigns;
import org.bihuan.campaign.category.Categories;
import org.bihuan.evidence.Uploads;
import org.bihuan.http.Messages;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Source;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.PersonChoices;
import org.bihuan.workbench.UnitChoices;
import org.bihuan.workflow.opening.DeadlinePreview;
import org.bihuan.workflow.opening.NewIssue;
import org.bihuan.workflow.opening.OpeningChoices;
import org.bihuan.workflow.opening.OpeningForms;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the page shows on which an issue is opened. */
@Component
class OpeningPage {

  /** Fields that may affect the due date, beside the type's own fields. */
  private static final List<String> DECIDING =
      List.of("type", "severity", "category", "source", "unit", "supervisor", "dueOn", "campaign");

  /** Fields by which look-alikes are found, beside register entries in the type's own form. */
  private static final List<String> SEEKING =
      List.of("type", "title", "description", "unit", "location", "category");

  /** Field types that cannot affect the due date, and are too long for an address. */
  private static final Set<String> PROSE = Set.of("text", "evidence", "rows");

  private final OpeningChoices choices;
  private final DeadlinePreview deadlines;
  private final UnitChoices unitChoices;
  private final PersonChoices people;
  private final Units units;
  private final Labels labels;
  private final Messages messages;
  private final FieldFormatter words;
  private final OpeningForms forms;
  private final Campaigns campaigns;
  private final Categories categories;
  private final Uploads uploads;
  private final ShownRecurrence recurrence;

  OpeningPage(
      OpeningChoices choices,
      DeadlinePreview deadlines,
      UnitChoices unitChoices,
      PersonChoices people,
      Units units,
      Labels labels,
      Messages messages,
      FieldFormatter words,
      OpeningForms forms,
      Campaigns campaigns,
      Categories categories,
      Uploads uploads,
      ShownRecurrence recurrence) {
    this.uploads = uploads;
    this.recurrence = recurrence;
    this.campaigns = campaigns;
    this.categories = categories;
    this.choices = choices;
    this.deadlines = deadlines;
    this.unitChoices = unitChoices;
    this.people = people;
    this.units = units;
    this.labels = labels;
    this.messages = messages;
    this.words = words;
    this.forms = forms;
  }

  /**
   * A unit that may be chosen.
   *
   * @param path the units above it and its own name
   * @param search all texts by which it can be found
   */
  record NamedUnit(String code, String label, String path, String search) {}

  /** Fills the model; the caller may open this type. */
  void show(Caller caller, OpeningForm form, Model model) {
    String type = form.type();
    String supervisor = String.valueOf(choices.supervisor(caller, type));
    String named = form.filled().value("supervisor");
    model.addAttribute("type", type);
    model.addAttribute("help", choices.help(type));
    FormView asked =
        forms.now(form.asked(), caller, form.sketch(), named.isEmpty() ? supervisor : named);
    model.addAttribute("form", asked);
    model.addAttribute("filled", form.filled().withInitial(asked));
    model.addAttribute("hints", new Hints(words));
    model.addAttribute("units", unitChoices.all());
    model.addAttribute("people", people.beside(caller));
    model.addAttribute("assignable", assignable(caller, type));
    model.addAttribute("unitRequired", choices.isUnitRequired(type));
    model.addAttribute("supervisor", named.isEmpty() ? supervisor : named);
    model.addAttribute("severities", Severity.values());
    model.addAttribute("sources", sources());
    model.addAttribute("campaigns", campaigns(caller, type));
    model.addAttribute("categories", categories(type));
    model.addAttribute("deciding", deciding(form));
    model.addAttribute(
        "picker",
        new IssuePage.Picker(
            uploads.accepted(),
            uploads.maxFileSize(),
            messages.text(messages.locale(), uploads.types())));
    model.addAttribute("seeking", seeking(form));
    recurrence.typed(caller, form, model);
    model.addAttribute("key", UUID.randomUUID().toString());
    model.addAttribute(
        "preview", deadlines.of(caller, form.sketch(), named.isEmpty() ? supervisor : named));
  }

  /** The open campaigns that may be about an issue which the caller opens. */
  private List<Choice> campaigns(Caller caller, String type) {
    if (labels.hides(type, "campaign")) {
      return List.of();
    }
    Set<String> codes =
        choices.units(caller, type).stream().map(Unit::code).collect(Collectors.toSet());
    return campaigns.offered(codes).stream()
        .map(each -> new Choice(each.code(), each.nameIn(messages.locale())))
        .toList();
  }

  /** The list of categories of the type; empty where it has none, and the category is free text. */
  private List<Choice> categories(String type) {
    return labels.hides(type, "category")
        ? List.of()
        : categories.offered(type).stream()
            .map(each -> new Choice(each.code(), each.nameIn(messages.locale())))
            .toList();
  }

  /** The usual source first, the others ordered by their labels. */
  private List<String> sources() {
    return Source.codes().stream()
        .sorted(
            Comparator.comparing((String code) -> !code.equals(NewIssue.USUAL_SOURCE.code()))
                .thenComparing(labels::source, Collator.getInstance(messages.locale())))
        .toList();
  }

  private List<NamedUnit> assignable(Caller caller, String type) {
    Set<String> codes =
        choices.units(caller, type).stream()
            .map(Unit::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return unitChoices.of(unit -> codes.contains(unit.code())).stream()
        .map(
            choice ->
                new NamedUnit(
                    choice.value(), choice.name(), path(choice.value()), search(choice.value())))
        .toList();
  }

  private String path(String code) {
    List<String> names = new ArrayList<>();
    units.upwards(code).forEach(above -> names.add(0, labels.unit(above)));
    return String.join(" / ", names);
  }

  private String search(String code) {
    Unit unit = units.find(code).orElseThrow();
    List<String> known = new ArrayList<>(List.of(code, unit.name()));
    for (String name : new String[] {unit.shortName(), unit.nameEn()}) {
      if (name != null) {
        known.add(name);
      }
    }
    return String.join(" ", known);
  }

  /** The fields by which look-alikes are found. */
  private static String seeking(OpeningForm form) {
    List<String> names = new ArrayList<>(SEEKING);
    names.addAll(ShownRecurrence.entryFields(form));
    return String.join(",", names);
  }

  private static String deciding(OpeningForm form) {
    List<String> names = new ArrayList<>(DECIDING);
    form.asked().fields().stream()
        .filter(field -> !PROSE.contains(field.type()))
        .map(FieldView::id)
        .forEach(id -> names.add("fields." + id));
    return String.join(",", names);
  }
}
