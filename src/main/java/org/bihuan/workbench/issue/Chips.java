package org.bihuan.workbench.issue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.issue.IssueFilter;
import org.bihuan.labels.FigureLabel;
import org.bihuan.labels.Labels;
import org.bihuan.labels.TimeLabels;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a {@link Chip} for each filter that is set. */
@Component
class Chips {

  private final Labels labels;
  private final TimeLabels times;
  private final Messages messages;

  Chips(Labels labels, TimeLabels times, Messages messages) {
    this.labels = labels;
    this.times = times;
    this.messages = messages;
  }

  /**
   * @param choices what each filter can be set to
   * @param here the address of the list as it is filtered
   */
  List<Chip> of(IssueFilter filter, Map<String, List<Choice>> choices, Address here) {
    return filter.given().entrySet().stream()
        .map(
            given ->
                new Chip(
                    messages.text("workbench.issues.filter." + given.getKey()),
                    value(filter, given.getKey(), given.getValue(), choices),
                    without(given.getKey(), here)))
        .toList();
  }

  private static Address without(String filter, Address here) {
    Address without = here.with(filter, null);
    // these have no meaning alone
    return switch (filter) {
      case "unit" -> without.with("unitAlone", null);
      case "figure" -> without.with("inPart", null);
      default -> without;
    };
  }

  private String value(
      IssueFilter all, String filter, String value, Map<String, List<Choice>> choices) {
    return switch (filter) {
      case "figure" -> figure(all.type(), value);
      case "unit", "supervisor" -> labels.unit(value);
      case "campaign" -> labels.campaign(value);
      case "category" -> labels.category(all.type(), value);
      case "openedFrom", "openedTo", "foundFrom", "foundTo", "dueFrom", "dueTo" ->
          times.day(LocalDate.parse(value));
      case "asOf" -> asOf(value);
      case "signedOff",
          "withdrawn",
          "firstPass",
          "relapsed",
          "reviewOverdue",
          "onTime",
          "late",
          "closedOtherwise",
          "inPart",
          "unitAlone" ->
          messages.text("workbench.issues.is." + value);
      default ->
          choices.getOrDefault(filter, List.of()).stream()
              .filter(choice -> choice.value().equals(value))
              .map(Choice::name)
              .findFirst()
              .orElse(value);
    };
  }

  /** A day, or a moment to the minute; what is neither has been refused before. */
  private String asOf(String value) {
    try {
      return value.length() <= "2026-11-27".length()
          ? times.day(LocalDate.parse(value))
          : times.time(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeException e) {
      return value;
    }
  }

  private String figure(@Nullable String type, String id) {
    return (type == null ? List.<FigureLabel>of() : labels.figures(type))
        .stream()
            .filter(figure -> figure.id().equals(id))
            .map(FigureLabel::name)
            .findFirst()
            .orElse(id);
  }
}
