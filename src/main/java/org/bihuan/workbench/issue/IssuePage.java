package org.bihuan.workbench.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.document.DocumentDownloads;
import org.bihuan.doubt.Doubts;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Evidences;
import org.bihuan.evidence.Thumbnails;
import org.bihuan.evidence.Uploads;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.Issues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.Claimed;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.Released;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.Transferred;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PersonChoices;
import org.bihuan.workbench.UnitChoices;
import org.bihuan.workbench.issue.Round.Event;
import org.bihuan.workflow.view.IssueDetails;
import org.bihuan.workflow.view.IssueDetails.TaskDetails;
import org.bihuan.workflow.view.IssueDetailsQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;

/**
 * Gathers what the page of one issue shows; the number of SQL statements does not grow with the
 * trail.
 */
@Component
class IssuePage {

  private static final Duration MOMENTS = Duration.ofMinutes(5);

  /** After these the page says what happened, and leads on. */
  private static final List<Class<? extends TrailEvent>> LEADS_ON =
      List.of(Opened.class, Completed.class, ActionTaken.class, Transferred.class, Released.class);

  /** How many entries of the trail one page shows at most; fewer where they are long. */
  private static final int ENTRIES = 50;

  private final IssueDetailsQuery query;
  private final Issues issues;
  private final TrailEntries trail;
  private final Evidences evidences;
  private final Uploads uploads;
  private final DocumentDownloads documents;
  private final Timeline timeline;
  private final UnitChoices units;
  private final PersonChoices people;
  private final DiagramMarks marks;
  private final Messages messages;
  private final Clock clock;
  private final ShownTables tables;
  private final FieldFormatter words;
  private final ShownRecurrence recurrence;
  private final Doubts doubts;

  IssuePage(
      IssueDetailsQuery query,
      Issues issues,
      TrailEntries trail,
      Evidences evidences,
      Uploads uploads,
      DocumentDownloads documents,
      Timeline timeline,
      UnitChoices units,
      PersonChoices people,
      DiagramMarks marks,
      Messages messages,
      Clock clock,
      ShownTables tables,
      FieldFormatter words,
      ShownRecurrence recurrence,
      Doubts doubts) {
    this.recurrence = recurrence;
    this.query = query;
    this.issues = issues;
    this.trail = trail;
    this.evidences = evidences;
    this.uploads = uploads;
    this.documents = documents;
    this.timeline = timeline;
    this.units = units;
    this.people = people;
    this.marks = marks;
    this.messages = messages;
    this.clock = clock;
    this.tables = tables;
    this.words = words;
    this.doubts = doubts;
  }

  /**
   * Fills the model.
   *
   * @return the issue with what the caller can do with it
   * @throws org.bihuan.http.Problem 404 where the caller may not see it
   */
  IssueDetails show(Caller caller, String number, Model model) {
    return show(caller, number, TrailEntries.END, false, model);
  }

  /**
   * As above, with the part of the trail before one of its entries.
   *
   * @param whole whether to show a single entry in full length
   */
  IssueDetails show(Caller caller, String number, int before, boolean whole, Model model) {
    IssueDetails details = query.of(caller, number);
    IssueItem issue = details.view().issue();
    TrailEntries.Excerpt excerpt = trail.excerpt(number, before, whole ? 1 : ENTRIES);
    List<TrailEntry> acts = trail.seenBy(caller, excerpt.acts());
    List<TrailEntry> shown = trail.seenBy(caller, excerpt.shown());
    Map<String, JsonNode> rows =
        whole ? tables.whole(caller, issue, shown) : tables.of(caller, issue, shown, acts);
    List<Evidence> files = evidences.of(number);
    model.addAttribute("details", details);
    model.addAttribute("issue", issue);
    model.addAttribute("rounds", timeline.rounds(issue, shown, rows, whole));
    Map<String, List<Event>> toAnswer = new LinkedHashMap<>();
    details
        .tasks()
        .forEach(
            at ->
                toAnswer.put(
                    at.task().id(), timeline.toAnswer(issue, acts, rows, at.task().step())));
    model.addAttribute("toAnswer", toAnswer);
    model.addAttribute("opened", timeline.opened(issue, acts, rows));
    model.addAttribute("earlier", earlier(details, acts, rows));
    model.addAttribute("justDone", justDone(caller, issue, excerpt.shown(), rows));
    model.addAttribute("atWork", details.tasks().stream().anyMatch(TaskDetails::mine));
    model.addAttribute("comparisons", timeline.comparisons(issue, acts, rows));
    model.addAttribute("doubts", doubts.of(caller, number, issue.type(), issue.typeVersion()));
    model.addAttribute("marks", marks.of(details));
    model.addAttribute("files", files);
    model.addAttribute("documents", documents.of(issue.type(), number));
    model.addAttribute("fileRounds", rounds(acts));
    model.addAttribute("citable", files.stream().filter(file -> file.voided() == null).toList());
    model.addAttribute("columns", FileColumn.of(acts, files, caller.username()));
    model.addAttribute("tiles", new Tiles());
    model.addAttribute("key", UUID.randomUUID().toString());
    model.addAttribute("older", excerpt.older() ? excerpt.shown().get(0).seq() : null);
    model.addAttribute("newest", before == TrailEntries.END);
    model.addAttribute("related", issues.related(caller, issue, details.view().children()));
    recurrence.of(caller, issue, model);
    model.addAttribute("units", units.all());
    model.addAttribute("people", people.around(details));
    model.addAttribute("hints", new Hints(words));
    model.addAttribute(
        "picker",
        new Picker(
            uploads.accepted(),
            uploads.maxFileSize(),
            messages.text(messages.locale(), uploads.types())));
    return details;
  }

  /** What was filled in before for each of the caller's tasks that has come back, by task. */
  private Map<String, FilledForm> earlier(
      IssueDetails details, List<TrailEntry> acts, Map<String, JsonNode> rows) {
    Map<String, FilledForm> earlier = new LinkedHashMap<>();
    details.tasks().stream()
        .filter(TaskDetails::mine)
        .map(TaskDetails::task)
        .forEach(
            task ->
                earlier.put(
                    task.id(),
                    EarlierForm.of(task, acts, entry -> timeline.isOf(task, entry), rows)));
    return earlier;
  }

  /** What the caller has just done to this issue; null where they have done nothing lately. */
  private @Nullable Event justDone(
      Caller caller, IssueItem issue, List<TrailEntry> entries, Map<String, JsonNode> rows) {
    return entries.stream()
        .filter(entry -> entry.actor().equals(caller.username()))
        .filter(entry -> entry.at().isAfter(clock.instant().minus(MOMENTS)))
        .filter(entry -> TrailEvent.of(entry) instanceof Claimed || leadsOn(entry))
        .reduce((earlier, later) -> later)
        .filter(IssuePage::leadsOn) // whoever has claimed the next task is at work again
        .map(entry -> timeline.event(issue, entry, rows))
        .orElse(null);
  }

  private static boolean leadsOn(TrailEntry entry) {
    TrailEvent event = TrailEvent.of(entry);
    return LEADS_ON.stream().anyMatch(act -> act.isInstance(event));
  }

  /**
   * Adds what was typed into a refused form and, where somebody else was first with its task, what
   * that person did with it.
   *
   * @param subject the task's id or the action's key; empty for other forms
   */
  void keep(Caller caller, IssueItem issue, String subject, FilledForm form, Model model) {
    Optional<TrailEntry> last =
        trail.excerpt(issue.number(), TrailEntries.END, ENTRIES).shown().stream()
            .filter(entry -> !subject.isEmpty())
            .filter(entry -> TrailEvent.of(entry).task().equals(subject))
            .reduce((earlier, later) -> later);
    Optional<TrailEntry> overtaking =
        last.filter(
            entry ->
                TrailEvent.of(entry) instanceof Completed
                    || !entry.actor().equals(caller.username()));
    model.addAttribute(
        "overtaking", overtaking.map(entry -> timeline.event(issue, entry, Map.of())).orElse(null));
    String step = last.map(TrailEntry::step).orElse(subject);
    model.addAttribute("kept", timeline.typed(issue, step, form));
  }

  /** The round in which each file was added, by its id. */
  private static Map<String, Integer> rounds(List<TrailEntry> entries) {
    Map<String, Integer> rounds = new LinkedHashMap<>();
    for (TrailEntry entry : entries) {
      if (TrailEvent.of(entry) instanceof EvidenceAdded added) {
        rounds.put(added.id(), entry.round());
      }
    }
    return rounds;
  }

  /**
   * What file inputs accept.
   *
   * @param accepted the value of the attribute {@code accept}
   * @param types the accepted types, named for the reader
   */
  record Picker(String accepted, DataSize most, String types) {}

  /** Tells the template how to show a file. */
  static final class Tiles {
    public boolean hasThumbnail(Evidence file) {
      return Thumbnails.has(file);
    }

    /** What stands where a picture would, e.g. HEIC. */
    public String kind(Evidence file) {
      String name = file.name();
      return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
  }
}
