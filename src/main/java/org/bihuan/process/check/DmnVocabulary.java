package org.bihuan.process.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;

/**
 * The elements, attributes and texts that a decision file may have, and where. Nothing else is
 * allowed, so that everything in a deployed file has been read and checked.
 */
final class DmnVocabulary {

  private static final Set<String> TEXT_ALONE = Set.of("dmn:text");

  private static final Map<String, Set<String>> CHILDREN =
      Map.ofEntries(
          Map.entry("dmn:definitions", Set.of("dmn:description", "dmn:decision", "dmndi:DMNDI")),
          Map.entry("dmn:decision", Set.of("dmn:description", "dmn:decisionTable")),
          Map.entry(
              "dmn:decisionTable",
              Set.of("dmn:description", "dmn:input", "dmn:output", "dmn:rule")),
          Map.entry(
              "dmn:input", Set.of("dmn:description", "dmn:inputExpression", "dmn:inputValues")),
          Map.entry("dmn:output", Set.of("dmn:description", "dmn:outputValues")),
          Map.entry("dmn:rule", Set.of("dmn:description", "dmn:inputEntry", "dmn:outputEntry")),
          Map.entry("dmn:inputExpression", TEXT_ALONE),
          Map.entry("dmn:inputEntry", TEXT_ALONE),
          Map.entry("dmn:outputEntry", TEXT_ALONE),
          Map.entry("dmn:inputValues", TEXT_ALONE),
          Map.entry("dmn:outputValues", TEXT_ALONE));

  /** Elements that may be repeated; all others may appear once. */
  private static final Set<String> REPEATED =
      Set.of(
          "dmn:decision",
          "dmn:input",
          "dmn:output",
          "dmn:rule",
          "dmn:inputEntry",
          "dmn:outputEntry");

  private static final Set<String> TEXTS = Set.of("dmn:text", "dmn:description");

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry(
              "dmn:definitions",
              Set.of(
                  "id",
                  "name",
                  "label",
                  "namespace",
                  "exporter",
                  "exporterVersion",
                  "bihuan:en",
                  "xsi:schemaLocation")),
          Map.entry("dmn:description", Set.of("bihuan:en")),
          Map.entry("dmn:decision", Set.of("id", "name", "label", "bihuan:en")),
          Map.entry(
              "dmn:decisionTable",
              Set.of("id", "name", "label", "bihuan:en", "hitPolicy", "preferredOrientation")),
          Map.entry("dmn:input", Set.of("id", "name", "label", "bihuan:en")),
          Map.entry("dmn:output", Set.of("id", "name", "label", "bihuan:en", "typeRef")),
          Map.entry("dmn:rule", Set.of("id", "name", "label", "bihuan:en")),
          Map.entry("dmn:inputExpression", Set.of("id", "name", "label", "typeRef")),
          Map.entry("dmn:inputEntry", Set.of("id", "name", "label", "typeRef")),
          Map.entry("dmn:outputEntry", Set.of("id", "name", "label", "typeRef")),
          Map.entry("dmn:inputValues", Set.of("id", "name", "label", "typeRef")),
          Map.entry("dmn:outputValues", Set.of("id", "name", "label", "typeRef")));

  private final Findings findings;

  DmnVocabulary(Findings findings) {
    this.findings = findings;
  }

  void check(XmlElement element) {
    Set<String> attributes = ATTRIBUTES.getOrDefault(element.name(), Set.of());
    for (String attribute : element.attributes().keySet()) {
      if (!attributes.contains(attribute)) {
        findings.add(Rule.UNSUPPORTED_ATTRIBUTE, element, attribute, element.name());
      }
    }
    if (!TEXTS.contains(element.name())) {
      noText(element);
    }
    Set<String> allowed = CHILDREN.getOrDefault(element.name(), Set.of());
    Set<String> seen = new HashSet<>();
    for (XmlElement child : element.children()) {
      if (!allowed.contains(child.name())) {
        findings.add(Rule.DMN_ELEMENT, child, child.name(), element.name());
      } else if (!seen.add(child.name()) && !REPEATED.contains(child.name())) {
        findings.add(Rule.DUPLICATE_ELEMENT, child, child.name(), element.name());
      } else if (child.is("dmndi:DMNDI")) {
        child.tree().forEach(this::drawn);
      } else {
        check(child);
      }
    }
  }

  /** The diagram is stored for modeling tools and never read here. */
  private void drawn(XmlElement element) {
    if (!element.name().matches("(dmndi|di|dc):\\w+")) {
      findings.add(Rule.DMN_ELEMENT, element, element.name(), "dmndi:DMNDI");
    }
    for (String attribute : element.attributes().keySet()) {
      if (attribute.contains(":") || attribute.contains("{")) {
        findings.add(Rule.UNSUPPORTED_ATTRIBUTE, element, attribute, element.name());
      }
    }
    if (!element.is("dmndi:Text")) {
      noText(element);
    }
  }

  private void noText(XmlElement element) {
    if (element.hasText()) {
      findings.add(Rule.STRAY_TEXT, element, element.name(), element.excerpt());
    }
  }
}
