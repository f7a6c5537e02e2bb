package org.bihuan.process.check;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.check.opening.OpeningNames;
import org.bihuan.process.language.Conditions;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;

/** Parses every expression of the file and refuses names and forms that are not in the contract. */
final class ExpressionCheck implements ProcessFile.Check {

  @Override
  public void check(ProcessFile file, Findings findings) {
    Set<String> outcomes = file.outcomes();
    file.elements()
        .forEach(
            element -> {
              if (Vocabulary.TEMPLATES.contains(element.name())) {
                template(file, element, element.text(), outcomes, findings);
              }
              element
                  .attributes()
                  .forEach(
                      (name, value) -> attribute(file, element, name, value, outcomes, findings));
            });
  }

  private static void attribute(
      ProcessFile file,
      XmlElement element,
      String name,
      String value,
      Set<String> outcomes,
      Findings findings) {
    if (name.equals("bihuan:when")) {
      when(file, element, value, findings);
    } else if (name.equals("flowable:delegateExpression")) {
      return; // a name from a list, not an expression: see ServiceTaskCheck
    } else if (Vocabulary.TEMPLATES.contains(element.name() + "@" + name)) {
      template(file, element, value, outcomes, findings);
    }
  }

  private static void template(
      ProcessFile file, XmlElement element, String text, Set<String> outcomes, Findings findings) {
    guarded(file, element, () -> Template.parse(text).expressions(), outcomes, findings);
  }

  private static void when(ProcessFile file, XmlElement property, String text, Findings findings) {
    XmlElement owner = property.parent();
    while (owner != null && (owner.isExtension() || owner.is("extensionElements"))) {
      owner = owner.parent();
    }
    ProcessModel.Step step = owner == null ? null : file.model().steps().get(owner.id());
    Set<String> outcomes =
        step == null
            ? Set.of()
            : step.outcomes().stream().map(ProcessModel.Value::id).collect(Collectors.toSet());
    guarded(file, property, () -> Stream.of(Expressions.parse(text)), outcomes, findings);
  }

  private static void guarded(
      ProcessFile file,
      XmlElement element,
      Supplier<Stream<Expression>> parsed,
      Set<String> outcomes,
      Findings findings) {
    try {
      ExpressionScope scope =
          OpeningNames.isBefore(element)
              ? ExpressionScope.beforeOpening()
              : new ExpressionScope(file.model(), element);
      parsed
          .get()
          .forEach(
              expression -> {
                if (!element.is("condition") || !namesValues(expression)) {
                  scope.check(expression);
                }
                expression.tree().forEach(part -> outcome(part, element, outcomes, findings));
              });
    } catch (ExpressionException e) {
      findings.add(e.rule(), element, e.detail());
    }
  }

  /** What events wait for may name no values at all: a rule of its own says so. */
  private static boolean namesValues(Expression expression) {
    return expression.tree().anyMatch(Expression.Path.class::isInstance);
  }

  private static void outcome(
      Expression part, XmlElement element, Set<String> outcomes, Findings findings) {
    Conditions.comparedOutcome(part)
        .filter(outcome -> !outcomes.contains(outcome))
        .ifPresent(outcome -> findings.add(Rule.UNKNOWN_OUTCOME, element, outcome));
  }
}
