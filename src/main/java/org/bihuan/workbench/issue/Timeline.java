package org.bihuan.workbench.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.labels.Detail;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.labels.TrailLabels;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.issue.Round.Comparison;
import org.bihuan.workbench.issue.Round.Event;
import org.bihuan.workbench.issue.Round.Line;
import org.bihuan.workflow.view.TaskView;
import org.springframework.stereotype.Component;

/** Presents an issue's trail for reading: by rounds, with codes replaced by labels. */
@Component
class Timeline {

  private final ProcessNames names;
  private final TrailLabels labels;
  private final FieldFormatter fields;
  private final Messages messages;

  Timeline(ProcessNames names, TrailLabels labels, FieldFormatter fields, Messages messages) {
    this.names = names;
    this.labels = labels;
    this.fields = fields;
    this.messages = messages;
  }

  /**
   * The rounds, newest first, each with its events in order.
   *
   * @param tables the contents of submitted tables, by their hash
   * @param whole whether long texts are shown in full
   */
  List<Round> rounds(
      IssueItem issue, List<TrailEntry> trail, Map<String, JsonNode> tables, boolean whole) {
    TreeMap<Integer, List<Event>> rounds = new TreeMap<>();
    for (TrailEntry entry : trail) {
      List<Detail> details = labels.details(issue, entry, tables);
      rounds
          .computeIfAbsent(entry.round(), round -> new ArrayList<>())
          .add(event(issue, entry, whole ? details : listed(details)));
    }
    return rounds.descendingMap().entrySet().stream()
        .map(round -> new Round(round.getKey(), round.getValue()))
        .toList();
  }

  /** What was filled in when the issue was opened; empty where its trail is not read so far. */
  List<Detail> opened(IssueItem issue, List<TrailEntry> trail, Map<String, JsonNode> tables) {
    return trail.stream()
        .map(TrailEvent::of)
        .filter(Opened.class::isInstance)
        .map(Opened.class::cast)
        .findFirst()
        .map(opened -> labels.opened(issue, opened, tables))
        .orElse(List.of());
  }

  /** Whether an entry is about the instance to which a task belongs. */
  boolean isOf(TaskView task, TrailEntry entry) {
    return labels.instance(entry).equals(task.label() == null ? "" : task.label());
  }

  /**
   * What the person at a step must answer to: in the main course the step completed last, or the
   * relapse that was found since; in an action's own course the action and its step completed last.
   */
  List<Event> toAnswer(
      IssueItem issue, List<TrailEntry> trail, Map<String, JsonNode> tables, String step) {
    Optional<String> course = names.actionOf(issue.type(), issue.typeVersion(), step);
    List<TrailEntry> latest = new ArrayList<>();
    for (TrailEntry entry : trail) {
      TrailEvent event = TrailEvent.of(entry);
      if (event instanceof Reopened && course.isEmpty()) {
        latest.clear();
        latest.add(entry);
      } else if (event instanceof SubmissionEvent && course(issue, entry).equals(course)) {
        boolean begins = course.isEmpty() || event instanceof ActionTaken;
        latest.removeIf(before -> begins || TrailEvent.of(before) instanceof Completed);
        latest.add(entry);
      }
    }
    return latest.stream().map(entry -> event(issue, entry, tables)).toList();
  }

  /** The action in whose course something was submitted; empty for the main course. */
  private Optional<String> course(IssueItem issue, TrailEntry entry) {
    String step = entry.step() == null ? "" : entry.step();
    return TrailEvent.of(entry) instanceof ActionTaken
        ? Optional.of(step)
        : names.actionOf(issue.type(), issue.typeVersion(), step);
  }

  /** Steps completed in more than one round, with what changed from one to the next. */
  List<Comparison> comparisons(
      IssueItem issue, List<TrailEntry> trail, Map<String, JsonNode> tables) {
    Map<String, TreeMap<Integer, TrailEntry>> byStep = new LinkedHashMap<>();
    for (TrailEntry entry : trail) {
      String step = entry.step();
      if (step != null
          && TrailEvent.of(entry) instanceof Completed completed
          && completed.tellsFields()) {
        byStep
            .computeIfAbsent(step + "\n" + labels.instance(entry), any -> new TreeMap<>())
            .put(entry.round(), entry);
      }
    }
    return byStep.values().stream()
        .filter(rounds -> rounds.size() > 1)
        .map(rounds -> comparison(issue, rounds, tables))
        .toList();
  }

  private Comparison comparison(
      IssueItem issue, SortedMap<Integer, TrailEntry> rounds, Map<String, JsonNode> tables) {
    List<Map<String, String>> columns = new ArrayList<>();
    Set<String> rows = new LinkedHashSet<>();
    for (TrailEntry entry : rounds.values()) {
      Map<String, String> column = new LinkedHashMap<>();
      labels
          .details(issue, entry, tables)
          .forEach(detail -> column.put(detail.name(), detail.value()));
      columns.add(column);
      rows.addAll(column.keySet());
    }
    List<Line> lines = new ArrayList<>();
    for (String row : rows) {
      List<String> values = columns.stream().map(c -> c.getOrDefault(row, "")).toList();
      List<Boolean> changed =
          IntStream.range(0, values.size())
              .mapToObj(i -> i > 0 && !values.get(i).equals(values.get(i - 1)))
              .toList();
      List<String> shown = values.stream().map(v -> new Detail(row, v).brief().value()).toList();
      lines.add(new Line(row, shown, changed));
    }
    TrailEntry first = Objects.requireNonNull(rounds.get(rounds.firstKey()));
    return new Comparison(labels.step(issue, first), List.copyOf(rounds.keySet()), lines);
  }

  /** The filled-in fields of a step's or an action's form. */
  List<Detail> typed(IssueItem issue, String stepOrAction, FilledForm filled) {
    FormView form = names.form(issue.type(), issue.typeVersion(), stepOrAction);
    List<Detail> typed = new ArrayList<>();
    form.outcomes().stream()
        .filter(choice -> filled.has("outcome", choice.id()))
        .forEach(choice -> typed.add(fields.outcome(form, choice)));
    for (FieldView field : form.fields()) {
      typed.add(
          field.columns() == null
              ? new Detail(field.name(), words(field, filled.values("fields." + field.id())))
              : fields.table(field, filled.table(field.id()).words()));
    }
    typed.add(new Detail(messages.text("workbench.comment"), filled.value("comment")));
    typed.removeIf(detail -> detail.value().isBlank());
    return typed;
  }

  private String words(FieldView field, List<String> values) {
    return values.stream()
        .map(each -> fields.value(field, TextNode.valueOf(each)))
        .collect(Collectors.joining(messages.text("workbench.comma")));
  }

  /** One entry as people read it; long texts are cut. */
  Event event(IssueItem issue, TrailEntry entry, Map<String, JsonNode> tables) {
    return event(issue, entry, brief(labels.details(issue, entry, tables)));
  }

  private static List<Detail> listed(List<Detail> details) {
    return details.stream().map(Detail::withoutLongTable).map(Detail::brief).toList();
  }

  private static List<Detail> brief(List<Detail> details) {
    return details.stream().map(Detail::brief).toList();
  }

  private Event event(IssueItem issue, TrailEntry entry, List<Detail> details) {
    return new Event(
        entry.seq(),
        entry.at(),
        entry.actor(),
        entry.bySystem(),
        entry.unit(),
        entry.act(),
        labels.text(issue, entry),
        details);
  }
}
