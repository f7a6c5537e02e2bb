package org.bihuan.workbench.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.restricted.RestrictedReference;
import org.bihuan.issue.rows.RowsReference;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.register.EntryValue;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workflow.view.TaskView;
import org.jspecify.annotations.Nullable;

/** The form of a step that has come back, with what was filled in when it was completed last. */
final class EarlierForm {

  private static final String FIELDS = "fields.";

  /** Within so long lies what one act records and the tasks that it creates. */
  private static final Duration ONE_ACT = Duration.ofMinutes(1);

  private final Map<String, List<String>> filled = new LinkedHashMap<>();
  private final Map<String, JsonNode> tables;

  private EarlierForm(Map<String, JsonNode> tables) {
    this.tables = tables;
  }

  /**
   * What the same unit filled in, where a relapse or a later step has brought the issue back to the
   * step, or a new round begins with it; nothing where it is only the step's turn or time again.
   *
   * @param own whether an entry is about the task's own instance
   * @param tables the contents of submitted tables, by their hash
   */
  static FilledForm of(
      TaskView task,
      List<TrailEntry> trail,
      Predicate<TrailEntry> own,
      Map<String, JsonNode> tables) {
    return completions(trail, task.step())
        .filter(own)
        .reduce((earlier, later) -> later)
        .filter(last -> last.unit() == null || task.group().startsWith(last.unit() + "/"))
        .filter(last -> beginsRound(last, task, trail) || isBroughtBack(last, task, trail))
        .map(last -> new EarlierForm(tables).form(Objects.requireNonNull(task.form()), last))
        .orElse(FilledForm.EMPTY);
  }

  private static Stream<TrailEntry> completions(List<TrailEntry> trail, @Nullable String step) {
    return trail.stream()
        .filter(entry -> step != null && step.equals(entry.step()))
        .filter(entry -> TrailEvent.of(entry) instanceof Completed);
  }

  private static boolean beginsRound(TrailEntry last, TaskView task, List<TrailEntry> trail) {
    return last.round() < task.round()
        && trail.stream()
            .filter(entry -> entry.round() == task.round())
            .noneMatch(entry -> TrailEvent.of(entry) instanceof Completed);
  }

  private static boolean isBroughtBack(TrailEntry last, TaskView task, List<TrailEntry> trail) {
    return trail.stream().anyMatch(entry -> bringsBack(entry, last, task, trail));
  }

  private static boolean bringsBack(
      TrailEntry entry, TrailEntry last, TaskView task, List<TrailEntry> trail) {
    return entry.seq() > last.seq()
        && Duration.between(entry.at(), task.createdAt()).abs().compareTo(ONE_ACT) < 0
        && (TrailEvent.of(entry) instanceof Reopened
            || (TrailEvent.of(entry) instanceof Completed && isLater(entry, task, trail)));
  }

  /** Whether the step of an entry was reached after the task's own, when first. */
  private static boolean isLater(TrailEntry entry, TaskView task, List<TrailEntry> trail) {
    return first(trail, entry.step()) > first(trail, task.step());
  }

  private static long first(List<TrailEntry> trail, @Nullable String step) {
    return completions(trail, step).mapToLong(TrailEntry::seq).min().orElse(Long.MAX_VALUE);
  }

  private FilledForm form(FormView form, TrailEntry completed) {
    if (TrailEvent.of(completed) instanceof Completed event) {
      for (FieldView field : form.fields()) {
        JsonNode value = event.fields().path(field.id());
        if (field.columns() != null) {
          RowsReference.of(value).ifPresent(reference -> table(field, reference));
        } else {
          put(field, FIELDS + field.id(), seen(value));
        }
      }
    }
    return new FilledForm(filled, Map.of());
  }

  /** A restricted value only where the reader sees it. */
  private JsonNode seen(JsonNode value) {
    return RestrictedReference.of(value)
        .map(hidden -> tables.getOrDefault(hidden.sha256(), MissingNode.getInstance()))
        .orElse(value);
  }

  private void put(FieldView field, String name, JsonNode value) {
    if (!field.type().equals("evidence")) { // files of an earlier round prove nothing new
      filled.put(name, texts(value));
    }
  }

  private void table(FieldView table, RowsReference reference) {
    JsonNode rows = tables.get(reference.sha256());
    for (int i = 0; rows != null && i < rows.size(); i++) {
      if (isGivenAgain(table, i, rows.path(i))) {
        for (FieldView column : Objects.requireNonNull(table.columns())) {
          if (!Boolean.TRUE.equals(column.fixed())) {
            String name = FIELDS + table.id() + "[" + i + "]." + column.id();
            put(column, name, rows.path(i).path(column.id()));
          }
        }
      }
    }
  }

  /** Whether the row is added by people, or given again as it was at this place. */
  private static boolean isGivenAgain(FieldView table, int place, JsonNode row) {
    List<Map<String, Object>> given = table.given();
    if (given == null) {
      return true;
    }
    JsonNode now = place < given.size() ? Canonical.of(given.get(place)) : Canonical.of(Map.of());
    return place < given.size()
        && Objects.requireNonNull(table.columns()).stream()
            .filter(column -> Boolean.TRUE.equals(column.fixed()))
            .allMatch(column -> now.path(column.id()).equals(row.path(column.id())));
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(one.asText()));
    } else if (!value.isMissingNode() && !value.isNull()) {
      texts.add(EntryValue.key(value).orElseGet(value::asText));
    }
    return texts;
  }
}
