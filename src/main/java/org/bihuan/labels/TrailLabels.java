package org.bihuan.labels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.event.ActionSent;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.Commented;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.Corrected;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.EvidenceVoided;
import org.bihuan.issue.event.Migrated;
import org.bihuan.issue.event.Notified;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.Reassigned;
import org.bihuan.issue.event.Released;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.TrailEvent.DocumentMade;
import org.bihuan.issue.event.TrailEvent.DoubtDismissed;
import org.bihuan.issue.event.TrailEvent.InstancesBegun;
import org.bihuan.issue.event.TrailEvent.PdfMade;
import org.bihuan.issue.event.TrailEvent.Recurrence;
import org.bihuan.issue.event.TrailEvent.Standing;
import org.bihuan.issue.event.Transferred;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.FormView;
import org.bihuan.process.ProcessNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes the entries of a trail in the reader's language. */
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

  /** The same in this language, whatever the reader's language. */
  public TrailLabels in(Locale locale) {
    Messages own = messages.in(locale);
    return new TrailLabels(
        names.in(locale), labels.in(locale), times.in(own), fields.in(locale), own);
  }

  /** The outcome that was chosen, where there was a choice; else empty. */
  public String outcome(IssueItem issue, TrailEntry entry) {
    String step = entry.step();
    return step == null || !(TrailEvent.of(entry) instanceof Completed)
        ? ""
        : chosen(names.form(issue.type(), issue.typeVersion(), step), entry)
            .map(FormView.Choice::name)
            .orElse("");
  }

  /** What was done, e.g. "completed Rectify: submit". */
  public String text(IssueItem issue, TrailEntry entry) {
    String key = "workbench.act." + entry.act();
    String said = messages.text(key, step(issue, entry));
    if (said.equals(key)) {
      return entry.act();
    }
    String step = entry.step();
    if (step == null || !(TrailEvent.of(entry) instanceof Completed)) {
      return said;
    }
    return chosen(names.form(issue.type(), issue.typeVersion(), step), entry)
        .map(choice -> messages.text("workbench.act.with-outcome", said, choice.name()))
        .orElse(said);
  }

  /** The outcome, where the form offered more than one. */
  private static Optional<FormView.Choice> chosen(FormView form, TrailEntry entry) {
    return form.outcomes().stream()
        .filter(choice -> form.outcomes().size() > 1 && choice.id().equals(entry.outcome()))
        .findFirst();
  }

  /** The step or action of an entry, and which of several instances of it. */
  public String step(IssueItem issue, TrailEntry entry) {
    String step = entry.step();
    if (step == null) {
      return "";
    }
    TrailEvent event = TrailEvent.of(entry);
    return event instanceof ActionTaken
        ? names.action(issue.type(), issue.typeVersion(), step)
        : labels.withInstance(
            names.step(issue.type(), issue.typeVersion(), step), event.instance().label());
  }

  /** How the instance that an entry is about is told from the others; empty for none. */
  public String instance(TrailEntry entry) {
    return labels.instance(TrailEvent.of(entry).instance().label());
  }

  /**
   * The details of an entry: what was filled in, decided or sent.
   *
   * @param tables the contents of submitted tables, by their hash
   */
  public List<Detail> details(IssueItem issue, TrailEntry entry, Map<String, JsonNode> tables) {
    List<Detail> details = new ArrayList<>();
    String step = entry.step();
    if (step != null
        && TrailEvent.of(entry) instanceof SubmissionEvent submitted
        && submitted.tellsFields()) {
      FormView form = names.form(issue.type(), issue.typeVersion(), step);
      chosen(form, entry).ifPresent(choice -> details.add(fields.outcome(form, choice)));
      submitted
          .fields()
          .properties()
          .forEach(
              field -> details.add(fields.detail(form, field.getKey(), field.getValue(), tables)));
      JsonNode comment = submitted.comment();
      if (comment != null) {
        details.add(new Detail(messages.text("workbench.comment"), comment.asText()));
      }
      int cited = submitted.evidence().size();
      // the only evidence field of a form has what was cited beside it
      boolean told = form.fields().stream().filter(f -> f.type().equals("evidence")).count() == 1;
      if (cited > 0 && !told) {
        details.add(
            new Detail(
                messages.text("workbench.evidence"), messages.text("workbench.files", cited)));
      }
    } else {
      details.addAll(facts(issue, entry, tables));
    }
    return details;
  }

  /** The details of an entry that is not a submission. */
  private List<Detail> facts(IssueItem issue, TrailEntry entry, Map<String, JsonNode> tables) {
    List<Detail> facts = new ArrayList<>();
    TrailEvent event = TrailEvent.of(entry);
    if (event instanceof Opened opened) {
      facts.addAll(opened(issue, opened, tables));
      facts.add(said("workbench.by-timetable", moment(opened.time())));
    } else if (event instanceof Commented commented) {
      facts.add(said("workbench.comment", commented.text().asText()));
    } else if (event instanceof EvidenceAdded added) {
      facts.add(said("workbench.file", added.name()));
    } else if (event instanceof EvidenceVoided voided) {
      facts.add(said("workbench.file", voided.name()));
      facts.add(said("workbench.reason", voided.reason()));
    } else if (event instanceof DoubtDismissed dismissed) {
      facts.add(
          said(
              "workbench.rule",
              Objects.requireNonNullElse(messages.find("doubt." + dismissed.rule()), "")));
      facts.add(said("workbench.reason", dismissed.reason()));
    } else if (event instanceof Transferred transferred) {
      facts.add(said("workbench.to", labels.person(transferred.to())));
      facts.add(said("workbench.reason", transferred.reason()));
    } else if (event instanceof Released released) {
      facts.add(said("workbench.reason", released.reason()));
    } else if (event instanceof Notified notified) {
      facts.add(said("workbench.to", recipient(notified.to())));
      facts.add(
          said(
              "workbench.message",
              labels.message(notified.message(), issue.number(), issue.facts().title())));
    } else if (event instanceof ChildOpened opened) {
      facts.add(said("workbench.number", opened.number().asText()));
      facts.add(said("workbench.type", labels.type(opened.type())));
    } else if (event instanceof ChildOpened.Awaited awaited) {
      awaited
          .counts()
          .properties()
          .forEach(type -> facts.add(counted(type.getKey(), type.getValue())));
    } else if (event instanceof DocumentMade made) {
      facts.add(said("workbench.file", made.name()));
      facts.add(said("workbench.document.number", made.number()));
      facts.add(said("workbench.document.edition", String.valueOf(made.edition())));
    } else if (event instanceof PdfMade pdf) {
      facts.add(said("workbench.file", pdf.name()));
      facts.add(said("workbench.document.edition", String.valueOf(pdf.edition())));
    } else if (event instanceof Recurrence recurrence) {
      facts.add(said("workbench.number", recurrence.of().asText()));
    } else if (event instanceof ActionSent sent) {
      facts.add(said("workbench.number", sent.number().asText()));
    } else if (event instanceof DueDateMoved moved) {
      facts.add(said("workbench.from", instant(moved.from())));
      facts.add(said("workbench.dueOn", instant(moved.to())));
    } else if (event instanceof Reassigned reassigned) {
      facts.add(said("workbench.unit", labels.unit(reassigned.unit())));
      facts.add(said("workbench.supervisor", labels.unit(reassigned.supervisor())));
      facts.add(said("workbench.reason", reassigned.reason()));
    } else if (event instanceof Corrected corrected) {
      corrected
          .facts()
          .forEach(
              (name, text) ->
                  facts.add(
                      said(
                          "ledger.column." + name,
                          fact(name, corrected.before().get(name)) + " → " + fact(name, text))));
      if (corrected.reason() != null) {
        facts.add(
            said("workbench.reason", messages.text("workbench.corrected." + corrected.reason())));
      }
    } else if (event instanceof Decided decided) {
      facts.add(
          said(
              "workbench.rule",
              labels.rule(decided.decision(), decided.fileVersion(), decided.rule())));
    } else if (event instanceof Reopened reopened) {
      facts.add(said("workbench.reason", reopened.reason()));
    } else if (event instanceof InstancesBegun begun) {
      facts.add(said("workbench.process.step", labels.element(issue, begun.element())));
      facts.add(said("workbench.instances", instances(begun)));
    } else if (event instanceof Standing standing) {
      facts.add(said("workbench.process.step", labels.element(issue, standing.element())));
    } else if (event instanceof Migrated migrated) {
      facts.add(said("workbench.version", migrated.from() + " → " + migrated.to()));
    }
    facts.removeIf(fact -> fact.value().isBlank());
    return facts;
  }

  /**
   * What was filled in when the issue was opened.
   *
   * @param tables the contents of submitted tables, by their hash
   */
  public List<Detail> opened(IssueItem issue, Opened opened, Map<String, JsonNode> tables) {
    FormView form = names.openingForm(issue.type(), opened.fileVersion());
    return opened.fields().properties().stream()
        .map(field -> fields.detail(form, field.getKey(), field.getValue(), tables))
        .filter(detail -> !detail.value().isBlank())
        .toList();
  }

  /** For whom or what it is done: units and people by name, texts as they are. */
  private String instances(InstancesBegun begun) {
    return begun.items().isEmpty()
        ? String.valueOf(begun.count())
        : begun.items().stream()
            .map(item -> labels.unit(item).equals(item) ? labels.person(item) : labels.unit(item))
            .collect(Collectors.joining(messages.text("workbench.comma")));
  }

  private String fact(String name, @Nullable String code) {
    String text = code == null ? "" : code;
    return switch (name) {
      case "severity" -> labels.severity(text);
      case "source" -> labels.source(text);
      default -> text;
    };
  }

  /** How many children of a type there were. */
  private Detail counted(String type, JsonNode counts) {
    return new Detail(
        labels.type(type),
        messages.text(
            "workbench.children",
            counts.path("total").asInt(),
            counts.path("good").asInt(),
            counts.path("open").asInt()));
  }

  private Detail said(String key, String value) {
    return new Detail(messages.text(key), value);
  }

  private String recipient(String to) {
    return to.indexOf('/') < 0 ? labels.person(to) : labels.group(to);
  }

  private String moment(@Nullable String at) {
    try {
      return at == null ? "" : times.time(Instant.parse(at));
    } catch (DateTimeParseException e) {
      return at;
    }
  }

  private String instant(@Nullable String at) {
    try {
      return at == null ? "" : times.day(Instant.parse(at));
    } catch (DateTimeParseException e) {
      return at;
    }
  }
}
