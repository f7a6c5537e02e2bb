package org.bihuan.workflow.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.workflow.check.ProcessModel.Names;
import org.bihuan.workflow.check.XmlFile.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as people read it.
 *
 * @param help what it is for, as its file says
 * @param first whether the first rule that matches decides; else exactly one matches
 */
public record DecisionTable(
    String key,
    Names names,
    @Nullable Names help,
    boolean first,
    List<Input> inputs,
    List<Output> outputs,
    List<Rule> rules) {

  /** What is asked, as a name and as an expression. */
  public record Input(Names names, String expression) {}

  /**
   * What is decided.
   *
   * @param id as expressions know it: {@code policy.<id>}
   */
  public record Output(String id, Names names) {}

  /**
   * One row.
   *
   * @param help the row in words; null where the file says none
   * @param tests one for each input, as in the file; {@code -} or empty: anything
   * @param answers one for each output, as in the file
   */
  public record Rule(@Nullable Names help, List<String> tests, List<String> answers) {}

  /**
   * The table of one decision in a file that was checked when it was deployed; empty where there is
   * none.
   */
  public static Optional<DecisionTable> read(byte[] xml, String key) {
    try {
      return XmlFile.read(xml)
          .all("dmn:decision")
          .filter(decision -> decision.id().equals(key))
          .findFirst()
          .map(DecisionTable::of);
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DecisionTable of(XmlElement decision) {
    XmlElement table = Elements.required(decision, "dmn:decisionTable");
    return new DecisionTable(
        decision.id(),
        FormReader.names(decision),
        description(decision),
        table.attribute("hitPolicy", "UNIQUE").equals("FIRST"),
        table.all("dmn:input").map(DecisionTable::input).toList(),
        table
            .all("dmn:output")
            .map(output -> new Output(output.attribute("name", ""), label(output)))
            .toList(),
        table.all("dmn:rule").map(DecisionTable::rule).toList());
  }

  private static Input input(XmlElement input) {
    return new Input(label(input), text(Elements.required(input, "dmn:inputExpression")));
  }

  private static Rule rule(XmlElement rule) {
    return new Rule(
        description(rule), texts(rule.all("dmn:inputEntry")), texts(rule.all("dmn:outputEntry")));
  }

  private static List<String> texts(Stream<XmlElement> entries) {
    return entries.map(DecisionTable::text).toList();
  }

  private static Names label(XmlElement column) {
    String label = column.attribute("label", "");
    return new Names(
        label.isBlank() ? column.attribute("name", column.id()) : label,
        column.attribute("bihuan:en"));
  }

  /** What an element of the table is for; null where the file does not say. */
  static @Nullable Names description(XmlElement element) {
    XmlElement description = element.first("dmn:description");
    return description == null || description.text().isEmpty()
        ? null
        : new Names(description.text(), description.attribute("bihuan:en"));
  }

  private static String text(XmlElement holder) {
    XmlElement text = holder.first("dmn:text");
    return text == null ? "" : text.text();
  }
}
