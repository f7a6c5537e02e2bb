package org.bihuan.issue.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;

/** The process state of an issue, to be changed. */
public final class ChangeableState extends ProcessState {

  private final ObjectNode json;

  private ChangeableState(ObjectNode json) {
    super(json);
    this.json = json;
  }

  /** The state of a new issue. */
  public static ChangeableState empty() {
    return new ChangeableState(JsonNodeFactory.instance.objectNode());
  }

  /**
   * Parses a stored state.
   *
   * @throws IllegalArgumentException where it is not JSON
   */
  public static ChangeableState stored(String text) {
    return new ChangeableState((ObjectNode) Canonical.of(Canonical.read(text)));
  }

  private ObjectNode object(Part part) {
    return json.withObject("/" + part.code());
  }

  /** Forgets what the instances of an activity filled in when it was done before. */
  public void beginInstances(InstancePath around, String element) {
    InstanceScopes.begin(json, around, element);
  }

  /** Sets the outcome of the step completed last, for this instance and those around it. */
  public void setOutcome(InstancePath at, @Nullable String outcome) {
    InstanceScopes.along(json, at).forEach(scope -> scope.put(Part.OUTCOME.code(), outcome));
  }

  /** Replaces the fields that an earlier round of the step or action stored. */
  public void setFields(InstancePath at, String element, ObjectNode fields) {
    innermost(at).withObject("/" + Part.FIELDS.code()).set(element, fields);
  }

  /** Replaces the fields of a form that is filled in once for the whole issue. */
  public void setFields(String element, ObjectNode fields) {
    setFields(InstancePath.NONE, element, fields);
  }

  public void removeFields(InstancePath at, String element) {
    if (InstanceScopes.at(json, at).path(Part.FIELDS.code()) instanceof ObjectNode fields) {
      fields.remove(element);
    }
  }

  /** Records that somebody completed a step. */
  public void addCompletion(InstancePath at, String step, String username) {
    note(json, step, username);
    if (!at.isNone()) {
      note(innermost(at), step, username);
    }
  }

  private static void note(ObjectNode scope, String step, String username) {
    ArrayNode who = scope.withObject("/" + Part.COMPLETED_BY.code()).withArray("/" + step);
    if (!texts(who).contains(username)) {
      who.add(username);
    }
  }

  /** Records the result of a decision, and by which rule. */
  public void addDecision(InstancePath at, Decided decided) {
    if (decided.result() instanceof ObjectNode result) {
      innermost(at).withObject("/" + Part.POLICY.code()).setAll(result.deepCopy());
    }
    object(Part.RULES).set(decided.decision(), decided.kept());
  }

  private ObjectNode innermost(InstancePath at) {
    List<ObjectNode> scopes = InstanceScopes.along(json, at);
    return scopes.get(scopes.size() - 1);
  }

  /** Notes that the process has entered, or left, a subprocess in which the issue stands. */
  public void setStanding(String element, boolean inside) {
    List<String> standing = new ArrayList<>(standing());
    if (inside) {
      standing.add(element);
    } else {
      standing.remove(element);
    }
    if (standing.isEmpty()) {
      json.remove(Part.STANDING.code());
    } else {
      ArrayNode kept = json.putArray(Part.STANDING.code());
      standing.forEach(kept::add);
    }
  }

  public void addChild(String number) {
    json.withArray("/" + Part.CHILDREN.code()).add(number);
  }

  public void addDueDateChange(DueDateChange change) {
    change.write(object(Part.DEADLINE).withArray("/" + CHANGES).addObject());
  }

  /** Resets decisions and due dates when the issue is reopened. */
  public void beginAgain(Instant at) {
    removeOutcome();
    json.putObject(Part.DEADLINE.code()).put(START, at.toString());
  }

  public void removeOutcome() {
    json.remove(Part.OUTCOME.code());
  }
}
