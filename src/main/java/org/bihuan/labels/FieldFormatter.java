package org.bihuan.labels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bihuan.http.Messages;
import org.bihuan.issue.restricted.RestrictedReference;
import org.bihuan.issue.rows.RowsReference;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.register.EntryValue;
import org.springframework.stereotype.Component;

/** Formats the fields, values and outcomes of forms in the reader's language. */
@Component
public class FieldFormatter {

  private static final int HASH_TOLD = 6;

  private final Labels labels;
  private final TimeLabels times;
  private final Messages messages;

  FieldFormatter(Labels labels, TimeLabels times, Messages messages) {
    this.labels = labels;
    this.times = times;
    this.messages = messages;
  }

  /** The same in this language, whatever the reader's language. */
  public FieldFormatter in(Locale locale) {
    Messages own = messages.in(locale);
    return new FieldFormatter(labels.in(locale), times.in(own), own);
  }

  /**
   * A form's field with its name and formatted value.
   *
   * @param tables the contents of submitted tables and the restricted values that the reader sees,
   *     by their hash; of other tables only the number of rows is told, of other values nothing
   */
  public Detail detail(FormView form, String id, JsonNode value, Map<String, JsonNode> tables) {
    Optional<FieldView> known =
        form.fields().stream().filter(field -> field.id().equals(id)).findFirst();
    Optional<RowsReference> reference = RowsReference.of(value);
    String name = known.map(FieldView::name).orElse(id);
    if (reference.isPresent()) {
      JsonNode rows = tables.get(reference.get().sha256());
      List<FieldView> columns = known.map(FieldView::columns).orElse(List.of());
      return rows == null ? untold(name, reference.get()) : table(name, columns, rows);
    }
    Optional<JsonNode> seen =
        RestrictedReference.of(value)
            .map(restricted -> tables.getOrDefault(restricted.sha256(), MissingNode.getInstance()));
    if (seen.filter(JsonNode::isMissingNode).isPresent()) {
      return new Detail(name, messages.text("workbench.restricted.untold"));
    }
    JsonNode told = seen.orElse(value);
    FieldView field = known.orElseGet(() -> FieldView.unknown(id));
    return new Detail(name, value(field, told), false, null, linked(field, told));
  }

  /** The numbers in a field of type issue. */
  private static List<String> linked(FieldView field, JsonNode value) {
    if (!field.type().equals("issue")) {
      return List.of();
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(value.asText());
  }

  /** Without its rows, a table is told from another by the beginning of its hash. */
  private Detail untold(String name, RowsReference reference) {
    String hash = reference.sha256();
    String start = hash.substring(0, Math.min(hash.length(), HASH_TOLD));
    return new Detail(
        name, messages.text("workbench.rows.untold", reference.rows(), start), true, null);
  }

  /**
   * A table that is filled in.
   *
   * @param rows texts by column
   */
  public Detail table(FieldView field, List<Map<String, List<String>>> rows) {
    List<FieldView> columns = field.columns() == null ? List.of() : field.columns();
    return table(field.name(), columns, Canonical.of(rows));
  }

  private Detail table(String name, List<FieldView> known, JsonNode content) {
    List<FieldView> columns = new ArrayList<>(known);
    Set<String> ids = known.stream().map(FieldView::id).collect(Collectors.toSet());
    content.forEach(
        row ->
            row.fieldNames()
                .forEachRemaining(
                    id -> {
                      if (ids.add(id)) {
                        columns.add(FieldView.unknown(id)); // of another version of the form
                      }
                    }));
    List<List<String>> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (JsonNode row : content) {
      List<String> cells = cells(columns, row);
      rows.add(cells);
      lines.add(
          IntStream.range(0, cells.size())
              .filter(i -> !cells.get(i).isEmpty())
              .mapToObj(
                  i -> messages.text("workbench.rows.cell", columns.get(i).name(), cells.get(i)))
              .collect(Collectors.joining(messages.text("workbench.rows.between"))));
    }
    String text =
        IntStream.range(0, lines.size())
            .mapToObj(i -> (i + 1) + ". " + lines.get(i))
            .collect(Collectors.joining("\n"));
    Detail.Table table =
        new Detail.Table(
            messages.text("workbench.rows", rows.size()),
            columns.stream().map(FieldView::name).toList(),
            rows);
    return new Detail(name, text, false, table);
  }

  /** The cells of one row in words; empty where nothing was entered. */
  public List<String> cells(List<FieldView> columns, JsonNode row) {
    return columns.stream()
        .map(column -> row.has(column.id()) ? value(column, row.path(column.id())) : "")
        .toList();
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
    String text = EntryValue.title(value).orElseGet(value::asText);
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
