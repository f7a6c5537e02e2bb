package org.bihuan.process.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The delegates of service tasks that the contract allows, and how a file refers to them. */
public final class ServiceTaskDelegates {

  /** Required and optional parameters. */
  public record Signature(Set<String> required, Set<String> optional) {}

  /** What an issue that is opened may be given, beside the fields of its form. */
  private static final Set<String> OPENED =
      Set.of(
          "title",
          "description",
          "unit",
          "supervisor",
          "category",
          "severity",
          "source",
          "basis",
          "location",
          "dueOn",
          "campaign",
          "evidence",
          "fields");

  /** The delegates that also take {@code fields.<id>}. */
  public static final Set<String> WITH_FIELDS = Set.of("openIssue", "takeAction");

  public static final Map<String, Signature> SIGNATURES =
      Map.of(
          "notify", new Signature(Set.of("to", "message"), Set.of()),
          "openIssue", new Signature(Set.of("type"), OPENED),
          "nextRound", new Signature(Set.of(), Set.of()),
          "changeDueDate", new Signature(Set.of("date"), Set.of()),
          "reassign", new Signature(Set.of("unit"), Set.of("supervisor")),
          "reopenParent", new Signature(Set.of("reason"), Set.of()),
          "takeAction", new Signature(Set.of("to", "type", "action"), Set.of()),
          "printDocument", new Signature(Set.of("template", "name"), Set.of("number")));

  /** Parameters that are texts: what has no value in them is left empty. */
  public static final Set<String> TEXTS = Set.of("title", "description", "message", "reason");

  private static final String DECISION_KEY = "decisionTableReferenceKey";

  private ServiceTaskDelegates() {}

  /** The delegate's name in <code>${name}</code>; null where the contract has no such delegate. */
  public static @Nullable String delegate(String expression) {
    if (!expression.startsWith("${") || !expression.endsWith("}")) {
      return null;
    }
    String name = expression.substring(2, expression.length() - 1);
    return SIGNATURES.containsKey(name) ? name : null;
  }

  /** The type of the issues that a service task opens; null where it opens none. */
  public static @Nullable String opened(XmlElement task) {
    String expression = task.attribute("flowable:delegateExpression", "");
    return task.is("serviceTask") && "openIssue".equals(delegate(expression))
        ? parameters(task).getOrDefault("type", "")
        : null;
  }

  /** The template that a service task fills in; null where it makes no document. */
  public static @Nullable String template(XmlElement task) {
    String expression = task.attribute("flowable:delegateExpression", "");
    return task.is("serviceTask") && "printDocument".equals(delegate(expression))
        ? parameters(task).getOrDefault("template", "")
        : null;
  }

  public static Map<String, String> parameters(XmlElement task) {
    Map<String, String> parameters = new LinkedHashMap<>();
    task.extensions("flowable:field")
        .forEach(field -> parameters.put(field.attribute("name", ""), value(field)));
    return parameters;
  }

  public static boolean isDecision(XmlElement task) {
    return task.is("businessRuleTask")
        || (task.is("serviceTask") && task.attribute("flowable:type", "").equals("dmn"));
  }

  /** The key of the decision a task takes; null where it takes none. */
  public static @Nullable String decision(XmlElement task) {
    if (!isDecision(task)) {
      return null;
    }
    String key =
        task.is("businessRuleTask")
            ? task.attribute("bihuan:decision")
            : parameters(task).get(DECISION_KEY);
    return key == null || key.isBlank() ? null : key;
  }

  public static Set<String> decisionParameters() {
    return Set.of(DECISION_KEY, "decisionTaskThrowErrorOnNoHits");
  }

  private static String value(XmlElement field) {
    for (String attribute : new String[] {"stringValue", "expression"}) {
      String text = field.attribute(attribute);
      if (text != null) {
        return text;
      }
    }
    return field.children().stream().findFirst().map(XmlElement::text).orElse("");
  }
}
