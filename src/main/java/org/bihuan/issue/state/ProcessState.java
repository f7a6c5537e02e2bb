package org.bihuan.issue.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * The data that a process stores in its issue: read here, changed only through {@link
 * ChangeableState}. The stored names of its parts are used in this package only.
 */
public sealed class ProcessState permits ChangeableState {

  /** The parts of the state. */
  public enum Part {
    COMPLETED_BY("completedBy"),
    OUTCOME("outcome"),
    POLICY("policy"),
    RULES("rules"),
    CHILDREN("children"),
    FIELDS("fields"),
    DEADLINE("deadline"),
    INSTANCES("instances"),
    STANDING("standing");

    private final String code;

    Part(String code) {
      this.code = code;
    }

    /** As it is stored. */
    public String code() {
      return code;
    }
  }

  /** Members of the part about the deadline. */
  public static final String CHANGES = "changes";

  public static final String START = "start";

  private final JsonNode json;

  ProcessState(JsonNode json) {
    this.json = json;
  }

  /**
   * Parses a stored state; JSON that is not an object has no parts.
   *
   * @throws IllegalArgumentException where it is not JSON
   */
  public static ProcessState read(String text) {
    return new ProcessState(Canonical.read(text));
  }

  JsonNode in(Part part) {
    return json.path(part.code);
  }

  /** A copy of one part as it is stored, for comparison. */
  public JsonNode part(Part part) {
    return in(part).deepCopy();
  }

  /** Names of stored parts that this version does not know. */
  public List<String> unknown() {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    names.removeAll(Arrays.stream(Part.values()).map(Part::code).toList());
    return names;
  }

  /** The outcome of the step completed last. */
  public @Nullable String outcome() {
    return in(Part.OUTCOME).asText(null);
  }

  /** The outcome of the step that this instance completed last. */
  public @Nullable String outcome(InstancePath at) {
    return InstanceScopes.at(json, at).path(Part.OUTCOME.code()).asText(null);
  }

  /**
   * The fields that expressions use, by step or action, as an instance sees them: its own, and
   * lists of what other instances filled in.
   */
  public Map<String, Object> fields(InstancePath at) {
    return Canonical.map(InstanceScopes.seen(json, Part.FIELDS, at));
  }

  /** The results of decisions, by the outputs' names, as an instance sees them. */
  public Map<String, Object> policy(InstancePath at) {
    return Canonical.map(InstanceScopes.seen(json, Part.POLICY, at));
  }

  /**
   * Who completed a step in the other instances of the activity around it, since it was begun last.
   */
  @SuppressWarnings("ReferenceEquality") // another instance may have equal contents
  public Set<String> completedBeside(InstancePath at, String step) {
    JsonNode own = InstanceScopes.at(json, at);
    Set<String> names = new LinkedHashSet<>();
    InstanceScopes.at(json, at.outer())
        .path(Part.INSTANCES.code())
        .path(at.innermost())
        .forEach(
            instance -> {
              if (instance != own) {
                names.addAll(texts(instance.path(Part.COMPLETED_BY.code()).path(step)));
              }
            });
    return names;
  }

  /** The subprocesses in force in which the process stands, by which the issue stands too. */
  public List<String> standing() {
    return texts(in(Part.STANDING));
  }

  /** The latest result of each decision table. */
  public List<Decided> decisions() {
    List<Decided> decisions = new ArrayList<>();
    in(Part.RULES).forEach(rule -> decisions.add(new Decided(rule.deepCopy())));
    return decisions;
  }

  public Set<String> completedSteps() {
    Set<String> steps = new LinkedHashSet<>();
    in(Part.COMPLETED_BY).fieldNames().forEachRemaining(steps::add);
    return steps;
  }

  /** The usernames of those who completed a step, in any round. */
  public List<String> completedBy(String step) {
    return texts(in(Part.COMPLETED_BY).path(step));
  }

  /** The numbers of the issues opened under this one. */
  public List<String> children() {
    return texts(in(Part.CHILDREN));
  }

  /** The changes of the due date, in order. */
  public List<DueDateChange> dueDateChanges() {
    List<DueDateChange> changes = new ArrayList<>();
    in(Part.DEADLINE).path(CHANGES).forEach(change -> changes.add(DueDateChange.read(change)));
    return changes;
  }

  public Optional<DueDateChange> lastDueDateChange() {
    JsonNode changes = in(Part.DEADLINE).path(CHANGES);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(DueDateChange.read(changes.path(changes.size() - 1)));
  }

  /** When the issue was last reopened after it had been closed; null where it never was. */
  public @Nullable Instant begunAgain() {
    String start = in(Part.DEADLINE).path(START).asText(null);
    return start == null ? null : Instant.parse(start);
  }

  /** As it is stored. */
  public String text() {
    return Canonical.text(json);
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
