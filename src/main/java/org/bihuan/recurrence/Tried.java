package org.bihuan.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.ProcessNames;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.recurrence.LineageView.Mechanism;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was tried against problems: the measures that were reported, and the standing mechanisms
 * that answer them. Which fields say so is told by the process files.
 */
@Component
class Tried {

  /** How many trails are read with one statement. */
  private static final int TRAILS = 200;

  /** How many mechanisms are read. */
  private static final int MECHANISMS = 1_000;

  /** Characters of the measures of one issue. */
  private static final int LONGEST = 500;

  private final TrailEntries trail;
  private final ProcessNames names;
  private final IssueTypes types;
  private final OpenedEntries opened;
  private final Issues issues;

  Tried(
      TrailEntries trail,
      ProcessNames names,
      IssueTypes types,
      OpenedEntries opened,
      Issues issues) {
    this.trail = trail;
    this.names = names;
    this.types = types;
    this.opened = opened;
    this.issues = issues;
  }

  /** What was reported last of the measures against each issue, shortened. */
  Map<String, String> measures(List<Issue> against) {
    Map<String, Issue> byNumber =
        against.stream().collect(Collectors.toMap(Issue::number, issue -> issue));
    ProcessNames meanings = names.in(Locale.SIMPLIFIED_CHINESE);
    Map<String, FormView> forms = new HashMap<>();
    Map<String, String> measures = new HashMap<>();
    List<String> numbers = List.copyOf(byNumber.keySet());
    for (int from = 0; from < numbers.size(); from += TRAILS) {
      trail.submissions(
          numbers.subList(from, Math.min(numbers.size(), from + TRAILS)),
          (number, entry) -> {
            Issue issue = byNumber.get(number);
            String step = entry.step();
            if (issue != null && step != null && !measures.containsKey(number)) {
              FormView form =
                  forms.computeIfAbsent(
                      issue.type() + "/" + issue.typeVersion() + "/" + step,
                      key -> meanings.form(issue.type(), issue.typeVersion(), step));
              String told = told(form, entry);
              if (told != null) {
                measures.put(number, told);
              }
            }
          });
    }
    return measures;
  }

  private static @Nullable String told(FormView form, TrailEntry entry) {
    if (!(TrailEvent.of(entry) instanceof SubmissionEvent submitted)) {
      return null;
    }
    for (FieldView field : form.fields()) {
      JsonNode value = submitted.fields().path(field.id());
      if (isMeasures(field) && value.isTextual() && !value.asText().isBlank()) {
        return shortened(value.asText().strip());
      }
    }
    return null;
  }

  private static boolean isMeasures(FieldView field) {
    return field.id().equals("measures")
        || (field.name().contains("措施") && !field.name().contains("临时"));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /**
   * The standing mechanisms that name these issues as what they answer, as the caller sees them.
   */
  Map<String, List<Mechanism>> mechanisms(Caller caller, Collection<String> numbers) {
    Map<String, List<String>> answering = new LinkedHashMap<>();
    for (ProcessNames.Type each : names.types(caller)) {
      IssueType type = types.find(each.key()).orElse(null);
      if (type != null && !type.model().standing().isEmpty()) {
        type.model().startForm().stream()
            .filter(field -> field.type().equals("issue") && !field.isRestricted())
            .map(Field::id)
            .flatMap(field -> opened.answering(each.key(), field, numbers, MECHANISMS).stream())
            .forEach(
                one ->
                    answering
                        .computeIfAbsent(one.issue(), number -> new ArrayList<>())
                        .add(one.answered()));
      }
    }
    Map<String, List<Mechanism>> mechanisms = new HashMap<>();
    for (Issue issue : issues.visible(caller, answering.keySet())) {
      if (issue.closure().counted()) {
        Mechanism one =
            new Mechanism(issue.number(), issue.facts().title(), issue.closure().status().code());
        answering
            .getOrDefault(issue.number(), List.of())
            .forEach(
                number -> mechanisms.computeIfAbsent(number, any -> new ArrayList<>()).add(one));
      }
    }
    return mechanisms;
  }
}
