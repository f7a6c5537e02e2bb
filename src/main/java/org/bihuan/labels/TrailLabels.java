package org.bihuan.labels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.FormView;
import org.bihuan.process.ProcessNames;
import org.springframework.stereotype.Component;

/** How the entries of a trail read in the language of whoever asks. */
@Component
public class TrailLabels {

  private final ProcessNames names;
  private final Labels labels;
  private final TimeLabels times;
  private final FieldFormatter fields;
  private final Messages messages;

  TrailLabels(
      ProcessNames names,
      Labels labels,
      TimeLabels times,
      FieldFormatter fields,
      Messages messages) {
    this.names = names;
    this.labels = labels;
    this.times = times;
    this.fields = fields;
    this.messages = messages;
  }

  /** What was done, e.g. "completed Rectify: submit". */
  public String text(IssueItem issue, TrailEntry entry) {
    String key = "workbench.act." + entry.act();
    String said = messages.text(key, step(issue, entry));
    return said.equals(key) ? entry.act() : said;
  }

  private String step(IssueItem issue, TrailEntry entry) {
    String step = entry.step();
    if (step == null) {
      return "";
    }
    return entry.act().equals("acted")
        ? names.action(issue.type(), issue.typeVersion(), step)
        : names.step(issue.type(), issue.typeVersion(), step);
  }

  /** What was filled in, decided or told. */
  public List<Detail> details(IssueItem issue, TrailEntry entry) {
    List<Detail> details = new ArrayList<>();
    JsonNode data = entry.data();
    String step = entry.step();
    if (step != null && data.has("fields")) {
      FormView form = names.form(issue.type(), issue.typeVersion(), step);
      String outcome = entry.outcome();
      form.outcomes().stream()
          .filter(choice -> form.outcomes().size() > 1 && choice.id().equals(outcome))
          .forEach(choice -> details.add(fields.outcome(form, choice)));
      data.path("fields")
          .properties()
          .forEach(field -> details.add(fields.detail(form, field.getKey(), field.getValue())));
      if (data.hasNonNull("comment")) {
        details.add(new Detail(messages.text("workbench.comment"), data.path("comment").asText()));
      }
      int cited = data.path("evidence").size();
      boolean told = form.fields().stream().anyMatch(f -> f.type().equals("evidence"));
      if (cited > 0 && !told) {
        details.add(
            new Detail(
                messages.text("workbench.evidence"), messages.text("workbench.files", cited)));
      }
    } else {
      details.addAll(facts(issue, entry));
    }
    return details;
  }

  /** What an entry that is no submission says beside its act. */
  private List<Detail> facts(IssueItem issue, TrailEntry entry) {
    JsonNode data = entry.data();
    List<Detail> facts = new ArrayList<>();
    switch (entry.act()) {
      case "commented" -> facts.add(said("workbench.comment", data.path("text").asText()));
      case "evidenceAdded" -> facts.add(said("workbench.file", data.path("name").asText()));
      case "transferred" ->
          facts.add(said("workbench.to", labels.person(data.path("to").asText())));
      case "notified" -> {
        facts.add(said("workbench.to", recipient(data.path("to").asText())));
        facts.add(
            said(
                "workbench.message",
                labels.message(data.path("message").asText(), issue.number(), issue.title())));
      }
      case "issueOpened" -> {
        facts.add(said("workbench.number", data.path("number").asText()));
        facts.add(said("workbench.type", labels.type(data.path("type").asText())));
      }
      case "dueDateSet" -> facts.add(said("workbench.dueOn", instant(data.path("to"))));
      case "dueDateChanged" -> {
        facts.add(said("workbench.from", instant(data.path("from"))));
        facts.add(said("workbench.dueOn", instant(data.path("to"))));
      }
      case "reassigned" -> {
        facts.add(said("workbench.unit", labels.unit(data.path("unit").asText())));
        facts.add(said("workbench.supervisor", labels.unit(data.path("supervisor").asText())));
      }
      case "decided" ->
          facts.add(
              said(
                  "workbench.rule",
                  labels.rule(
                      data.path("decision").asText(),
                      data.path("decisionVersion").asInt(),
                      data.path("rule").asInt())));
      case "reopened" -> facts.add(said("workbench.reason", data.path("reason").asText()));
      case "migrated" ->
          facts.add(
              said(
                  "workbench.version",
                  data.path("from").asText() + " → " + data.path("to").asText()));
      default -> {
        // says all there is to say by itself
      }
    }
    facts.removeIf(fact -> fact.value().isBlank());
    return facts;
  }

  private Detail said(String key, String value) {
    return new Detail(messages.text(key), value);
  }

  private String recipient(String to) {
    return to.indexOf('/') < 0 ? labels.person(to) : labels.group(to);
  }

  private String instant(JsonNode at) {
    try {
      return times.day(Instant.parse(at.asText()));
    } catch (DateTimeParseException e) {
      return at.asText();
    }
  }
}
