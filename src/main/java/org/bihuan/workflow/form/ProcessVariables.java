package org.bihuan.workflow.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.IssueType;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;

/**
 * Stores data of a step or an action in the issue's state: only what expressions of its process may
 * use later. Everything else is in the submission and the trail.
 */
public final class ProcessVariables {

  private ProcessVariables() {}

  /** Stores the fields filled in at opening that are used later. */
  public static void ofOpening(
      LockedIssue issue, IssueType type, Map<String, Object> fields, String username) {
    String form = ProcessModel.OPENED;
    ObjectNode kept = referenced(type, form, fields);
    SubmissionTimes.keep(kept, type, form, issue.issue().openedAt(), username);
    issue.changeState().setFields(form, kept);
  }

  /** Stores the outcome of a completed step, the fields used later, and who completed it. */
  public static void ofStep(
      LockedIssue issue,
      IssueType type,
      InstancePath at,
      String step,
      String outcome,
      Map<String, Object> fields,
      String username,
      Instant time) {
    issue.changeState().setOutcome(at, outcome);
    ObjectNode kept = referenced(type, step, fields);
    if (type.referenced().contains(step + "." + ProcessModel.OUTCOME)) {
      kept.put(ProcessModel.OUTCOME, outcome);
    }
    SubmissionTimes.keep(kept, type, step, time, username);
    keep(issue, at, step, kept);
    issue.changeState().addCompletion(at, step, username);
  }

  /** Stores the fields of an action that are used later. */
  public static void ofAction(
      LockedIssue issue,
      IssueType type,
      String key,
      Map<String, Object> fields,
      String username,
      Instant time) {
    ObjectNode kept = referenced(type, key, fields);
    SubmissionTimes.keep(kept, type, key, time, username);
    keep(issue, InstancePath.NONE, key, kept);
  }

  /**
   * Stores what was submitted earlier, and what another version of the process can use of it.
   *
   * @param latest the latest submission of the opening and of each step and action, each step in
   *     each of its instances
   */
  public static void ofTrail(
      LockedIssue issue, IssueType type, Map<Place, SubmittedFields> latest) {
    latest.forEach(
        (place, submitted) -> {
          String element = place.element();
          ObjectNode kept = JsonNodeFactory.instance.objectNode();
          submitted
              .fields()
              .properties()
              .forEach(
                  field -> {
                    if (type.referenced().contains(element + "." + field.getKey())) {
                      kept.set(field.getKey(), field.getValue());
                    }
                  });
          String outcome = submitted.outcome();
          if (outcome != null && type.referenced().contains(element + "." + ProcessModel.OUTCOME)) {
            kept.put(ProcessModel.OUTCOME, outcome);
          }
          SubmissionTimes.keep(kept, type, element, submitted.at(), submitted.by());
          if (!kept.isEmpty()) {
            issue.changeState().setFields(place.at(), element, kept);
          }
        });
  }

  /** A form, in one of its instances where it has several. */
  public record Place(InstancePath at, String element) {}

  /**
   * What was filled in once.
   *
   * @param outcome null where nothing could be chosen
   */
  public record SubmittedFields(JsonNode fields, @Nullable String outcome, Instant at, String by) {}

  private static ObjectNode referenced(IssueType type, String element, Map<String, Object> fields) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (id, value) -> {
          if (type.referenced().contains(element + "." + id)) {
            kept.set(id, Canonical.of(value));
          }
        });
    return kept;
  }

  /** Replaces what the previous round stored. */
  private static void keep(LockedIssue issue, InstancePath at, String element, ObjectNode kept) {
    if (kept.isEmpty()) {
      issue.changeState().removeFields(at, element);
    } else {
      issue.changeState().setFields(at, element, kept);
    }
  }
}
