package org.bihuan.process.check;

import java.util.Map;
import java.util.Set;
import org.bihuan.process.check.vocabulary.Vocabulary;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;

/** Refuses every element, attribute and expression that the contract does not allow. */
final class VocabularyCheck implements ProcessFile.Check {

  private static final Map<String, Rule> REFUSED_ELEMENTS =
      Map.of(
          "scriptTask", Rule.SCRIPT_TASK,
          "complexGateway", Rule.GATEWAY_TYPE,
          "eventBasedGateway", Rule.GATEWAY_TYPE);

  private static final Map<String, Rule> REFUSED_ATTRIBUTES =
      Map.of(
          "flowable:class", Rule.JAVA_CLASS,
          "flowable:expression", Rule.TASK_EXPRESSION);

  private static final Set<String> TASK_TYPES = Set.of("dmn");

  @Override
  public void check(ProcessFile file, Findings findings) {
    descend(file.definitions(), findings);
  }

  private void descend(XmlElement element, Findings findings) {
    attributes(element, findings);
    if (Template.isIn(element.text())
        && !Vocabulary.isOfTool(element.name())
        && !Vocabulary.TEMPLATES.contains(element.name())) {
      findings.add(Rule.EXPRESSION_MISPLACED, element, element.name());
    }
    for (XmlElement child : element.children()) {
      if (Vocabulary.allows(element, child)) {
        descend(child, findings);
      } else {
        findings.add(rule(child), child, child.name(), element.name());
        // what it lacks follows from this
        findings.ignore(child.name().endsWith("EventDefinition") ? element : child);
      }
    }
  }

  private static Rule rule(XmlElement element) {
    String name = element.name();
    if (name.endsWith("Listener")) {
      return Rule.LISTENER;
    } else if (name.endsWith("EventDefinition")) {
      return Rule.EVENT_TYPE;
    }
    return REFUSED_ELEMENTS.getOrDefault(name, Rule.UNSUPPORTED_ELEMENT);
  }

  private static void attributes(XmlElement element, Findings findings) {
    element
        .attributes()
        .forEach(
            (name, value) -> {
              if (!Vocabulary.allowsAttribute(element, name, value)) {
                Rule rule = REFUSED_ATTRIBUTES.getOrDefault(name, Rule.UNSUPPORTED_ATTRIBUTE);
                findings.add(rule, element, name, element.name());
              } else if (name.equals("flowable:type") && !TASK_TYPES.contains(value)) {
                findings.add(Rule.TASK_TYPE, element, value);
              } else if (Template.isIn(value)
                  && !Vocabulary.isOfTool(element.name())
                  && !Vocabulary.isOfTool(name)
                  && !Vocabulary.TEMPLATES.contains(element.name() + "@" + name)) {
                // the engine evaluates names, calendars and called types as well
                findings.add(Rule.EXPRESSION_MISPLACED, element, name);
              }
            });
  }
}
