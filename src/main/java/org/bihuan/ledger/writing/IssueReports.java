package org.bihuan.ledger.writing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.ledger.header.Column;
import org.bihuan.process.FormView;
import org.bihuan.process.ProcessNames;
import org.springframework.stereotype.Component;

/**
 * Collects from the trails what a ledger says of the measures and the reasons. Which field of which
 * step says so is told by the names in the process file, as those of a ledger's columns are.
 */
@Component
class IssueReports {

  private static final Set<String> REASONS = Set.of("reason", "opinion", "理由", "意见", "原因");

  private final TrailEntries trail;
  private final ProcessNames names;

  IssueReports(TrailEntries trail, ProcessNames names) {
    this.trail = trail;
    this.names = names;
  }

  /**
   * By number of the issue; one statement.
   *
   * @param at what was reported after this moment is left out
   */
  Map<String, Reported> of(List<Issue> issues, Instant at, Locale locale) {
    Map<String, Issue> byNumber = new HashMap<>();
    issues.forEach(issue -> byNumber.put(issue.number(), issue));
    Reading reading =
        new Reading(byNumber, names.in(Locale.SIMPLIFIED_CHINESE), names.in(locale), at);
    trail.submissions(List.copyOf(byNumber.keySet()), reading::add);
    return reading.reported;
  }

  private static final class Reading {

    private final Map<String, Issue> issues;
    private final ProcessNames meanings;
    private final ProcessNames shown;
    private final Instant at;
    private final Map<String, Reported> reported = new HashMap<>();
    private final Set<String> decided = new HashSet<>();
    private final Map<String, FormView> forms = new HashMap<>();

    Reading(Map<String, Issue> issues, ProcessNames meanings, ProcessNames shown, Instant at) {
      this.issues = issues;
      this.at = at;
      this.meanings = meanings;
      this.shown = shown;
    }

    /** The newest entries of an issue come first. */
    void add(String number, TrailEntry entry) {
      Issue issue = issues.get(number);
      String step = entry.step();
      if (issue == null
          || step == null
          || entry.at().isAfter(at)
          || !(TrailEvent.of(entry) instanceof SubmissionEvent submitted)) {
        return;
      }
      Reported before = reported.getOrDefault(number, Reported.NOTHING);
      String measures = before.measures();
      if (measures.isEmpty()) {
        measures = text(issue, step, submitted, true);
      }
      String reason = before.reason();
      if (decided.add(number)) {
        reason = reason(issue, step, submitted);
      }
      reported.put(number, new Reported(measures, reason));
    }

    private String reason(Issue issue, String step, SubmissionEvent submitted) {
      String text = text(issue, step, submitted, false);
      JsonNode comment = submitted.comment();
      if (text.isEmpty() && comment != null) {
        text = comment.asText();
      }
      if (text.isEmpty()) {
        return "";
      }
      String name =
          submitted instanceof ActionTaken
              ? shown.action(issue.type(), issue.typeVersion(), step)
              : shown.step(issue.type(), issue.typeVersion(), step);
      return name + "：" + text;
    }

    private String text(Issue issue, String step, SubmissionEvent submitted, boolean measures) {
      for (FormView.FieldView field : form(issue, step).fields()) {
        JsonNode value = submitted.fields().path(field.id());
        boolean fits = measures ? isMeasures(field) : isReason(field);
        if (fits && value.isTextual() && !value.asText().isBlank()) {
          return value.asText();
        }
      }
      return "";
    }

    private FormView form(Issue issue, String step) {
      return forms.computeIfAbsent(
          issue.type() + "/" + issue.typeVersion() + "/" + step,
          key -> meanings.form(issue.type(), issue.typeVersion(), step));
    }

    private static boolean isMeasures(FormView.FieldView field) {
      boolean interim = field.name().contains("临时");
      return !interim
          && (field.id().equals("measures")
              || Column.of(field.name()).filter(Column.MEASURES::equals).isPresent());
    }

    private static boolean isReason(FormView.FieldView field) {
      String id = field.id().toLowerCase(Locale.ROOT);
      boolean cause = field.name().contains("分析");
      return !cause
          && REASONS.stream().anyMatch(word -> id.endsWith(word) || field.name().endsWith(word));
    }
  }
}
