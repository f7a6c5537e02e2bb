package org.bihuan.workflow.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.process.IssueType;
import org.bihuan.process.values.Prerequisites;
import org.bihuan.process.values.Prerequisites.Needed;
import org.bihuan.workflow.engine.ProcessEngine.Waiting;
import org.bihuan.workflow.form.InstanceLabels;
import org.bihuan.workflow.form.ProcessVariables.Place;
import org.bihuan.workflow.form.ProcessVariables.SubmittedFields;

/**
 * Whether an issue has what a version of its process counts on where the issue stands: forms that
 * are submitted on every way there, with the fields that the version requires and uses.
 */
final class AnswersForVersion {

  private final Prerequisites prerequisites;

  AnswersForVersion(IssueType version) {
    this.prerequisites = Prerequisites.of(version.xml(), version.model(), version.referenced());
  }

  /**
   * The elements at which the issue lacks something.
   *
   * @param submitted the latest submission of each form, read only where it is asked for
   */
  List<String> missing(
      LockedIssue issue, List<Waiting> places, Supplier<Map<Place, SubmittedFields>> submitted) {
    List<String> missing = new ArrayList<>();
    for (Waiting place : places) {
      Needed needed = prerequisites.at(place.element());
      boolean known =
          (!needed.unit() || issue.issue().unit() != null)
              && (!needed.dueDate() || issue.issue().dueAt() != null)
              && decided(issue).containsAll(needed.decisions());
      InstancePath at = InstanceLabels.path(place.places());
      if (!known || !areSubmitted(needed.fields(), at, issue, submitted)) {
        missing.add(place.element());
      }
    }
    return missing;
  }

  private static Set<String> decided(LockedIssue issue) {
    return issue.state().decisions().stream().map(Decided::decision).collect(Collectors.toSet());
  }

  private static boolean areSubmitted(
      Map<String, Set<String>> needed,
      InstancePath at,
      LockedIssue issue,
      Supplier<Map<Place, SubmittedFields>> submitted) {
    Map<String, Object> kept = issue.state().fields(at);
    boolean areKept =
        needed.entrySet().stream()
            .allMatch(
                form ->
                    kept.get(form.getKey()) instanceof Map<?, ?> fields
                        && fields.keySet().containsAll(form.getValue()));
    return areKept
        || needed.entrySet().stream()
            .allMatch(form -> isSubmitted(form.getKey(), form.getValue(), at, submitted.get()));
  }

  /** Whether a form was submitted with these fields by an instance, or around it. */
  private static boolean isSubmitted(
      String form, Set<String> fields, InstancePath at, Map<Place, SubmittedFields> submitted) {
    SubmittedFields found = submitted.get(new Place(at, form));
    if (found != null) {
      return fields.stream().allMatch(found.fields()::hasNonNull);
    }
    return !at.isNone() && isSubmitted(form, fields, at.outer(), submitted);
  }
}
