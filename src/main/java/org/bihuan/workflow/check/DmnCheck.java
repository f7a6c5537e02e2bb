package org.bihuan.workflow.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.workflow.check.ProcessModel.Names;
import org.bihuan.workflow.check.XmlFile.Unreadable;

/**
 * The check of a decision file: tables only, over contract values, with one answer. Thread-safe.
 */
public final class DmnCheck {

  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "dmn:definitions", Set.of("dmn:description", "dmn:decision", "dmndi:DMNDI"),
          "dmn:decision", Set.of("dmn:description", "dmn:decisionTable"),
          "dmn:decisionTable", Set.of("dmn:description", "dmn:input", "dmn:output", "dmn:rule"),
          "dmn:input", Set.of("dmn:description", "dmn:inputExpression", "dmn:inputValues"),
          "dmn:output", Set.of("dmn:description", "dmn:outputValues"),
          "dmn:rule", Set.of("dmn:description", "dmn:inputEntry", "dmn:outputEntry"));

  private static final Set<String> TEXTS =
      Set.of(
          "dmn:inputExpression",
          "dmn:inputEntry",
          "dmn:outputEntry",
          "dmn:inputValues",
          "dmn:outputValues");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "name",
          "namespace",
          "label",
          "typeRef",
          "hitPolicy",
          "preferredOrientation",
          "exporter",
          "exporterVersion",
          "bihuan:en",
          "xsi:schemaLocation");

  /** Policies whose answer is one row; {@code policy} has no place for several. */
  private static final Set<String> HIT_POLICIES = Set.of("UNIQUE", "FIRST", "ANY");

  private static final Set<String> OUTPUT_TYPES = Set.of("string", "number", "boolean", "date");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern COMPARED = Pattern.compile("^(==|!=|<=|>=|<|>)\\s*");

  private final Findings findings = new Findings();

  private DmnCheck() {}

  /** Checks a file. */
  public static DecisionReport check(byte[] xml) {
    try {
      XmlElement definitions = XmlFile.read(xml);
      DmnCheck check = new DmnCheck();
      check.definitions(definitions);
      Set<String> keys =
          definitions.all("dmn:decision").map(XmlElement::id).collect(Collectors.toSet());
      return new DecisionReport(keys, check.findings.inOrder());
    } catch (Unreadable e) {
      return new DecisionReport(Set.of(), List.of(e.finding()));
    }
  }

  private void definitions(XmlElement definitions) {
    if (!definitions.is("dmn:definitions") || definitions.first("dmn:decision") == null) {
      findings.add(Rule.NOT_DMN, definitions, definitions.name());
      return;
    }
    vocabulary(definitions);
    Set<String> ids = new HashSet<>();
    definitions
        .tree()
        .filter(element -> !element.id().isEmpty() && !ids.add(element.id()))
        .forEach(element -> findings.add(Rule.DUPLICATE_ID, element, element.id()));
    definitions.all("dmn:decision").forEach(this::decision);
  }

  private void vocabulary(XmlElement element) {
    for (String attribute : element.attributes().keySet()) {
      if (!ATTRIBUTES.contains(attribute)) {
        findings.add(Rule.UNSUPPORTED_ATTRIBUTE, element, attribute, element.name());
      }
    }
    Set<String> allowed =
        TEXTS.contains(element.name())
            ? Set.of("dmn:text")
            : CHILDREN.getOrDefault(element.name(), Set.of());
    for (XmlElement child : element.children()) {
      if (!allowed.contains(child.name())) {
        findings.add(Rule.DMN_ELEMENT, child, child.name(), element.name());
      } else if (!child.is("dmndi:DMNDI")) {
        vocabulary(child);
      } else if (child.tree().anyMatch(drawn -> drawn.name().startsWith("dmn:"))) {
        // the engine would read it wherever it stands
        findings.add(Rule.DMN_ELEMENT, child, child.name(), element.name());
      }
    }
  }

  private void decision(XmlElement decision) {
    if (!KEY.matcher(decision.id()).matches()) {
      findings.add(Rule.PROCESS_ID, decision, decision.id());
    }
    if (decision.attribute("name", "").isBlank()) {
      findings.add(Rule.DMN_NAME, decision, decision.id());
    } else if (FormReader.names(decision).en() == null) {
      findings.add(Rule.ENGLISH_NAME, decision, decision.id(), decision.attribute("name", ""));
    }
    help(decision);
    List<XmlElement> tables = decision.all("dmn:decisionTable").toList();
    if (tables.size() != 1) {
      findings.add(Rule.DMN_ELEMENT, decision, "dmn:decisionTable", decision.name());
      return;
    }
    table(tables.get(0));
  }

  private void table(XmlElement table) {
    String policy = table.attribute("hitPolicy", "UNIQUE");
    if (!HIT_POLICIES.contains(policy)) {
      findings.add(Rule.DMN_HIT_POLICY, table, policy);
    }
    List<XmlElement> inputs = table.all("dmn:input").toList();
    List<XmlElement> outputs = table.all("dmn:output").toList();
    for (XmlElement input : inputs) {
      XmlElement expression = input.first("dmn:inputExpression");
      if (expression == null || !isExpression(text(expression))) {
        findings.add(Rule.DMN_INPUT, input, expression == null ? "" : text(expression));
      }
    }
    Set<String> names = new HashSet<>();
    for (XmlElement output : outputs) {
      String name = output.attribute("name", "");
      if (!IdentityCheck.CAMEL.matcher(name).matches()
          || Tokens.RESERVED.contains(name)
          || !names.add(name)
          || !OUTPUT_TYPES.contains(output.attribute("typeRef", ""))) {
        findings.add(Rule.DMN_OUTPUT, output, name);
      }
    }
    Stream.concat(inputs.stream(), outputs.stream()).forEach(this::column);
    table.all("dmn:rule").forEach(rule -> row(rule, inputs.size(), outputs.size()));
  }

  private void column(XmlElement column) {
    String label = column.attribute("label", "");
    if (!label.isBlank() && column.attribute("bihuan:en") == null) {
      findings.add(Rule.ENGLISH_NAME, column, column.id(), label);
    }
  }

  private void help(XmlElement element) {
    Names help = DecisionTable.description(element);
    if (help != null && help.en() == null) {
      findings.add(Rule.ENGLISH_HELP, element, element.id());
    }
  }

  private void row(XmlElement rule, int inputs, int outputs) {
    List<XmlElement> tests = rule.all("dmn:inputEntry").toList();
    List<XmlElement> answers = rule.all("dmn:outputEntry").toList();
    if (tests.size() != inputs || answers.size() != outputs) {
      findings.add(Rule.DMN_ENTRY, rule, rule.id());
    }
    help(rule);
    for (XmlElement test : tests) {
      String text = COMPARED.matcher(text(test)).replaceFirst("");
      boolean any = text(test).isEmpty() || text(test).equals("-");
      if (!any && !isExpression(text)) {
        findings.add(Rule.DMN_ENTRY, test, text(test));
      }
    }
    for (XmlElement answer : answers) {
      if (!text(answer).isEmpty() && !isExpression(text(answer))) {
        findings.add(Rule.DMN_ENTRY, answer, text(answer));
      }
    }
  }

  private static String text(XmlElement holder) {
    XmlElement text = holder.first("dmn:text");
    return text == null ? "" : text.text();
  }

  private static boolean isExpression(String text) {
    try {
      ExpressionScope.ofDecision().check(Expressions.parse(text));
      return true;
    } catch (ExpressionException e) {
      return false;
    }
  }
}
