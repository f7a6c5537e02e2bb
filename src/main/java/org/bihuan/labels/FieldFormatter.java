package org.bihuan.labels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bihuan.http.Messages;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.springframework.stereotype.Component;

/** Formats the fields, values and outcomes of forms in the reader's language. */
@Component
public class FieldFormatter {

  private final Labels labels;
  private final TimeLabels times;
  private final Messages messages;

  FieldFormatter(Labels labels, TimeLabels times, Messages messages) {
    this.labels = labels;
    this.times = times;
    this.messages = messages;
  }

  /** A form's field with its name and formatted value. */
  public Detail detail(FormView form, String id, JsonNode value) {
    return form.fields().stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .map(field -> new Detail(field.name(), value(field, value)))
        .orElseGet(() -> new Detail(id, value.asText()));
  }

  /** The outcome chosen in a form, as a detail. */
  public Detail outcome(FormView form, Choice chosen) {
    String choice = form.choice();
    return new Detail(choice == null ? messages.text("workbench.outcome") : choice, chosen.name());
  }

  /** The formatted value of a field, as the trail stores it. */
  public String value(FieldView field, JsonNode value) {
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
      case "unit" -> labels.unit(text);
      case "person" -> labels.person(text);
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
      return times.dayTold(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
