package org.bihuan.workbench.issue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.issue.IssueItem;
import org.bihuan.organization.Caller;
import org.bihuan.recurrence.IssueLineage;
import org.bihuan.recurrence.LineageView;
import org.bihuan.recurrence.Lineages;
import org.bihuan.recurrence.LookAlike;
import org.bihuan.recurrence.LookAlikes;
import org.bihuan.recurrence.Sought;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What pages show of problems that came back: look-alikes, and the lineage of an issue. */
@Component
class ShownRecurrence {

  private static final String ALIKE = "alike";

  private final LookAlikes lookAlikes;
  private final Lineages lineages;

  ShownRecurrence(LookAlikes lookAlikes, Lineages lineages) {
    this.lookAlikes = lookAlikes;
    this.lineages = lineages;
  }

  /**
   * The lineage of an issue; look-alikes too, unless it is known of which issue it is a recurrence.
   */
  void of(Caller caller, IssueItem issue, Model model) {
    IssueLineage own = lineages.brief(caller, issue);
    LineageView lineage = own.lineage();
    Set<String> known =
        lineage == null
            ? Set.of()
            : lineage.issues().stream().map(LineageView.Member::number).collect(Collectors.toSet());
    model.addAttribute("lineage", own);
    model.addAttribute(
        ALIKE,
        own.recurrenceOf() != null
            ? List.of()
            : lookAlikes.of(caller, issue).stream()
                .filter(one -> !known.contains(one.number()))
                .toList());
  }

  /** The look-alikes of an issue that is being typed; no statement before something is. */
  List<LookAlike> whileTyped(Caller caller, NewIssue issue, List<String> entries) {
    return lookAlikes.whileTyped(
        caller,
        new Sought(
            issue.title(),
            issue.description(),
            issue.unit(),
            issue.facts().get("location"),
            issue.category(),
            entries));
  }

  void typed(Caller caller, OpeningForm form, Model model) {
    model.addAttribute(ALIKE, whileTyped(caller, form.sketch(), entries(form)));
  }

  /** The names of the fields that hold register entries, such as the enterprise. */
  static List<String> entryFields(OpeningForm form) {
    return form.asked().fields().stream()
        .filter(field -> field.type().equals("entry"))
        .map(field -> "fields." + field.id())
        .toList();
  }

  private static List<String> entries(OpeningForm form) {
    FilledForm filled = form.filled();
    return entryFields(form).stream()
        .flatMap(name -> filled.values(name).stream())
        .filter(key -> !key.isBlank())
        .toList();
  }

  /** Says of which issue this one is the recurrence; takes it away where no number is given. */
  void link(Caller caller, String number, @Nullable String of) {
    boolean none = of == null || of.isBlank();
    Object unused = lineages.link(caller, number, none ? null : Objects.requireNonNull(of).strip());
  }
}
