package org.bihuan.issue.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.bihuan.issue.event.Decided;
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

  public void setOutcome(@Nullable String outcome) {
    json.put(Part.OUTCOME.code(), outcome);
  }

  /** Replaces the fields that an earlier round of the step or action stored. */
  public void setFields(String element, ObjectNode fields) {
    object(Part.FIELDS).set(element, fields);
  }

  public void removeFields(String element) {
    object(Part.FIELDS).remove(element);
  }

  /** Records that somebody completed a step. */
  public void addCompletion(String step, String username) {
    ArrayNode who = object(Part.COMPLETED_BY).withArray("/" + step);
    if (!completedBy(step).contains(username)) {
      who.add(username);
    }
  }

  /** Records the result of a decision, and by which rule. */
  public void addDecision(Decided decided) {
    if (decided.result() instanceof ObjectNode result) {
      object(Part.POLICY).setAll(result.deepCopy());
    }
    object(Part.RULES).set(decided.decision(), decided.kept());
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
