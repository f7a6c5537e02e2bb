package org.bihuan.process.check;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.check.vocabulary.Vocabulary;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Elements that are read once must not be repeated, and texts must not be where none is read: of
 * two conditions, our code and the engine might use different ones.
 */
final class RepetitionCheck implements ProcessFile.Check {

  /** Elements whose text is used; they have no child elements. */
  private static final Set<String> TEXTS =
      Set.of(
          "documentation",
          "text",
          "incoming",
          "outgoing",
          "flowNodeRef",
          "conditionExpression",
          "condition",
          "timeDate",
          "timeDuration",
          "timeCycle",
          "loopCardinality",
          "completionCondition",
          "flowable:string",
          "flowable:expression",
          "flowable:documentation");

  /** Elements that may be repeated. */
  private static final Set<String> MANY =
      Set.of(
          "message",
          "error",
          "process", // counted by ProcessCheck
          "sequenceFlow",
          "textAnnotation",
          "association",
          "group",
          "category",
          "categoryValue",
          "participant",
          "messageFlow",
          "lane",
          "flowNodeRef",
          "laneSet",
          "bpmndi:BPMNDiagram",
          "bpmndi:BPMNShape",
          "bpmndi:BPMNEdge",
          "bpmndi:BPMNLabelStyle",
          "di:waypoint",
          "flowable:formProperty",
          "flowable:value",
          "bihuan:column",
          "bihuan:figure",
          "flowable:in",
          "flowable:out");

  @Override
  public void check(ProcessFile file, Findings findings) {
    file.definitions()
        .tree()
        .filter(RepetitionCheck::isKnown)
        .filter(element -> !Vocabulary.isOfTool(element.name()))
        .forEach(element -> element(element, findings));
  }

  /** Whether the element is known; others are reported by {@link VocabularyCheck}. */
  private static boolean isKnown(XmlElement element) {
    XmlElement parent = element.parent();
    return parent == null || Vocabulary.allows(parent, element);
  }

  private static void element(XmlElement element, Findings findings) {
    if (element.hasText() && !TEXTS.contains(element.name())) {
      findings.add(Rule.STRAY_TEXT, element, element.name(), element.text());
    }
    Set<String> seen = new HashSet<>();
    for (XmlElement child : element.children()) {
      String key = key(child);
      if (key != null && isKnown(child) && !seen.add(key)) {
        findings.add(Rule.DUPLICATE_ELEMENT, child, child.name(), element.name());
      }
    }
    if (element.is("flowable:field") && values(element) > 1) {
      findings.add(Rule.DUPLICATE_ELEMENT, element, "flowable:string", element.name());
    }
  }

  /** A key that must be unique among the element's siblings; null where any number is allowed. */
  private static @Nullable String key(XmlElement element) {
    if (MANY.contains(element.name())
        || Vocabulary.isOfTool(element.name())
        || Elements.isNode(element)) {
      return null;
    }
    return switch (element.name()) {
      case "documentation" ->
          element.attribute("xml:lang", "").startsWith("en") ? "documentation en" : "documentation";
      case "flowable:localization" -> "localization " + element.attribute("locale", "");
      case "flowable:field" -> "field " + element.attribute("name", "");
      case "incoming", "outgoing" -> element.name() + " " + element.text();
      default -> element.name();
    };
  }

  /** How many values a parameter has. */
  private static long values(XmlElement field) {
    return field.children().size()
        + Stream.of("stringValue", "expression").filter(field.attributes()::containsKey).count();
  }
}
