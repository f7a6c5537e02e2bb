package org.bihuan.process.check;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bihuan.process.check.expression.TypedExpressions;
import org.bihuan.process.check.vocabulary.Vocabulary;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.template.DocumentTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Parses every expression of the file, and refuses names and forms that are not in the contract,
 * and values that cannot be what their place needs.
 */
final class ExpressionCheck implements ProcessFile.Check {

  private static final String WHEN = "bihuan:when";

  @Override
  public void check(ProcessFile file, Findings findings) {
    TypedExpressions typed =
        new TypedExpressions(
            file.definitions(),
            file.process(),
            file.model(),
            Stream.concat(
                file.elements().flatMap(MentionedFields::expressions),
                file.elements().flatMap(task -> placeholders(file, task))),
            file.tables(),
            file.known(),
            !findings.hasErrors(),
            findings);
    file.elements()
        .forEach(
            element -> {
              if (Vocabulary.TEMPLATES.contains(element.name()) && !namesValues(element)) {
                typed.text(element);
              }
              if (element.is("serviceTask")) {
                typed.passed(element);
              }
              DocumentTemplate template = template(file, element);
              if (template != null) {
                typed.document(element, template);
              }
              each(element, name -> typed.attribute(element, name, element.attribute(name, "")));
            });
  }

  private static @Nullable DocumentTemplate template(ProcessFile file, XmlElement task) {
    String name = ServiceTaskDelegates.template(task);
    return name == null ? null : file.templates().find(name);
  }

  private static Stream<Expression> placeholders(ProcessFile file, XmlElement task) {
    DocumentTemplate template = template(file, task);
    return template == null ? Stream.empty() : template.expressions();
  }

  /** The attributes that hold expressions. */
  private static void each(XmlElement element, Consumer<String> attribute) {
    element.attributes().keySet().stream()
        .filter(name -> name.equals(WHEN) || isTemplate(element, name))
        .forEach(attribute);
  }

  private static boolean isTemplate(XmlElement element, String attribute) {
    // a delegate is a name from a list, not an expression: see ServiceTaskCheck
    return !attribute.equals("flowable:delegateExpression")
        && Vocabulary.TEMPLATES.contains(element.name() + "@" + attribute);
  }

  /** What events wait for may name no values at all: a rule of its own says so. */
  private static boolean namesValues(XmlElement element) {
    return element.is("condition")
        && MentionedFields.expressions(element)
            .flatMap(Expression::tree)
            .anyMatch(Expression.Path.class::isInstance);
  }
}
