package org.bihuan.workbench.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.Commented;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.Migrated;
import org.bihuan.issue.event.Notified;
import org.bihuan.issue.event.Reassigned;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.Transferred;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.Labels;
import org.bihuan.workbench.issue.Round.Detail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the values in a trail mean to a reader. */
@Component
class FieldFormatter {

  private final Labels words;
  private final Messages messages;

  FieldFormatter(Labels words, Messages messages) {
    this.words = words;
    this.messages = messages;
  }

  /** A field of a form by its name, its value in words. */
  Detail detail(FormView form, String id, JsonNode value) {
    return form.fields().stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .map(field -> new Detail(field.name(), value(field, value)))
        .orElseGet(() -> new Detail(id, value.asText()));
  }

  /** The outcome chosen in a form. */
  Detail outcome(FormView form, Choice chosen) {
    String choice = form.choice();
    return new Detail(choice == null ? messages.text("workbench.outcome") : choice, chosen.name());
  }

  /** What was typed into a form, as far as it was filled in. */
  List<Detail> typed(FormView form, FilledForm filled) {
    List<Detail> typed = new ArrayList<>();
    form.outcomes().stream()
        .filter(choice -> filled.has("outcome", choice.id()))
        .forEach(choice -> typed.add(outcome(form, choice)));
    for (FieldView field : form.fields()) {
      String values =
          filled.values("fields." + field.id()).stream()
              .map(each -> value(field, TextNode.valueOf(each)))
              .collect(Collectors.joining(messages.text("workbench.comma")));
      typed.add(new Detail(field.name(), values));
    }
    typed.add(said("workbench.comment", filled.value("comment")));
    typed.removeIf(detail -> detail.value().isBlank());
    return typed;
  }

  private String value(FieldView field, JsonNode value) {
    if (value.isArray()) {
      return field.type().equals("evidence")
          ? messages.text("workbench.files", value.size())
          : StreamSupport.stream(value.spliterator(), false)
              .map(each -> value(field, each))
              .collect(Collectors.joining(messages.text("workbench.comma")));
    }
    String text = value.asText();
    return switch (field.type()) {
      case "date" -> day(text);
      case "boolean" -> messages.text(value.asBoolean() ? "workbench.yes" : "workbench.no");
      case "unit" -> words.unit(text);
      case "person" -> words.person(text);
      case "enum" -> choice(field, text);
      default -> text;
    };
  }

  private static String choice(FieldView field, String id) {
    List<Choice> values = field.values() == null ? List.of() : field.values();
    return values.stream()
        .filter(choice -> choice.id().equals(id))
        .map(Choice::name)
        .findFirst()
        .orElse(id);
  }

  private String day(String text) {
    try {
      return words.day(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** What an entry that is no submission says beside its act. */
  List<Detail> facts(IssueItem issue, TrailEntry entry) {
    List<Detail> facts = new ArrayList<>();
    TrailEvent event = TrailEvent.of(entry);
    if (event instanceof Commented commented) {
      facts.add(said("workbench.comment", commented.text().asText()));
    } else if (event instanceof EvidenceAdded added) {
      facts.add(said("workbench.file", added.name()));
    } else if (event instanceof Transferred transferred) {
      facts.add(said("workbench.to", words.person(transferred.to())));
    } else if (event instanceof Notified notified) {
      facts.add(said("workbench.to", recipient(notified.to())));
      facts.add(said("workbench.message", message(issue, notified.message())));
    } else if (event instanceof ChildOpened opened) {
      facts.add(said("workbench.number", opened.number().asText()));
      facts.add(said("workbench.type", words.type(opened.type())));
    } else if (event instanceof DueDateMoved moved) {
      facts.add(said("workbench.from", instant(moved.from())));
      facts.add(said("workbench.dueOn", instant(moved.to())));
    } else if (event instanceof Reassigned reassigned) {
      facts.add(said("workbench.unit", words.unit(reassigned.unit())));
      facts.add(said("workbench.supervisor", words.unit(reassigned.supervisor())));
    } else if (event instanceof Decided decided) {
      facts.add(
          said(
              "workbench.rule",
              words.rule(decided.decision(), decided.fileVersion(), decided.rule())));
    } else if (event instanceof Reopened reopened) {
      facts.add(said("workbench.reason", reopened.reason()));
    } else if (event instanceof Migrated migrated) {
      facts.add(said("workbench.version", migrated.from() + " → " + migrated.to()));
    }
    facts.removeIf(fact -> fact.value().isBlank());
    return facts;
  }

  private Detail said(String key, String value) {
    return new Detail(messages.text(key), value);
  }

  private String recipient(String to) {
    return to.indexOf('/') < 0 ? words.person(to) : words.group(to);
  }

  private String message(IssueItem issue, String key) {
    return messages.text(key, issue.number(), issue.facts().title());
  }

  private String instant(@Nullable String at) {
    try {
      return at == null ? "" : words.day(Instant.parse(at));
    } catch (DateTimeParseException e) {
      return at;
    }
  }
}
