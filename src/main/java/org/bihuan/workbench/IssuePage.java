package org.bihuan.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Evidences;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.Issues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.TrailEntry;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.Deadlines.TimerView;
import org.bihuan.workflow.FormView;
import org.bihuan.workflow.IssueDesk;
import org.bihuan.workflow.IssueDesk.TaskAtHand;
import org.bihuan.workflow.IssueDesks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the page of one issue shows; seven SQL statements however long its life was. */
@Component
class IssuePage {

  private final IssueDesks desks;
  private final Issues issues;
  private final TrailEntries trail;
  private final Evidences evidences;
  private final Timeline timeline;
  private final UnitChoices units;
  private final PersonChoices people;
  private final Words words;

  IssuePage(
      IssueDesks desks,
      Issues issues,
      TrailEntries trail,
      Evidences evidences,
      Timeline timeline,
      UnitChoices units,
      PersonChoices people,
      Words words) {
    this.desks = desks;
    this.issues = issues;
    this.trail = trail;
    this.evidences = evidences;
    this.timeline = timeline;
    this.units = units;
    this.people = people;
    this.words = words;
  }

  /**
   * Fills the model.
   *
   * @return the issue's desk
   * @throws org.bihuan.http.Problem 404 where the caller may not see it
   */
  IssueDesk show(Caller caller, String number, Model model) {
    IssueDesk desk = desks.of(caller, number);
    IssueItem issue = desk.view().issue();
    List<TrailEntry> entries = trail.entries(number);
    List<Evidence> files = evidences.of(number);
    model.addAttribute("desk", desk);
    model.addAttribute("issue", issue);
    model.addAttribute("rounds", timeline.rounds(issue, entries));
    model.addAttribute("comparisons", timeline.comparisons(issue, entries));
    model.addAttribute("marks", marks(desk, entries));
    model.addAttribute("files", files);
    model.addAttribute("fileRounds", rounds(entries));
    model.addAttribute("related", issues.related(caller, issue, desk.view().children()));
    model.addAttribute("units", units.all());
    model.addAttribute("people", people.around(desk));
    model.addAttribute("hints", new Hints());
    model.addAttribute("unfilled", FilledForm.EMPTY);
    for (String form : List.of("taskForms", "actionForms")) {
      if (!model.containsAttribute(form)) {
        model.addAttribute(form, Map.of());
      }
    }
    return desk;
  }

  /** Where the issue stands in its process, what it has passed, and what waits for a time. */
  private List<DiagramMark> marks(IssueDesk desk, List<TrailEntry> entries) {
    IssueItem issue = desk.view().issue();
    Map<String, DiagramMark> marks = new LinkedHashMap<>();
    for (TaskAtHand at : desk.tasks()) {
      if (at.type().equals(issue.type())) {
        marks.put(at.task().step(), mark(issue, at.task().step(), "current", null));
      }
    }
    for (TimerView timer : desk.deadline().timers()) {
      marks.putIfAbsent(
          timer.element(), mark(issue, timer.element(), "timer", words.time(timer.at())));
    }
    for (TrailEntry entry : entries) {
      String step = entry.act().equals("completed") ? entry.step() : null;
      if (step != null) {
        marks.putIfAbsent(step, mark(issue, step, "passed", null));
      }
    }
    if (issue.resolution() != null) {
      marks.put(issue.resolution(), mark(issue, issue.resolution(), "passed", null));
    }
    return List.copyOf(marks.values());
  }

  private DiagramMark mark(IssueItem issue, String element, String kind, @Nullable String text) {
    return new DiagramMark(element, words.element(issue, element), kind, null, text, null);
  }

  /** In which round each file was handed in, by its id. */
  private static Map<String, Integer> rounds(List<TrailEntry> entries) {
    Map<String, Integer> rounds = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> entry.act().equals("evidenceAdded"))
        .forEach(entry -> rounds.put(entry.data().path("id").asText(), entry.round()));
    return rounds;
  }

  /** Lets the page ask for which outcomes a field is required. */
  static final class Hints {
    public List<String> requiredFor(FormView form, FormView.FieldView field) {
      return FilledForm.requiredFor(form, field);
    }

    public String outcomeFor(FormView.FieldView field) {
      return FilledForm.outcomeFor(field);
    }
  }
}
