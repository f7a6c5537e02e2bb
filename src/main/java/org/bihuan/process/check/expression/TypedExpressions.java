package org.bihuan.process.check.expression;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.values.DataFlow;
import org.bihuan.process.values.FormTypes;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Known;
import org.bihuan.process.values.Need;
import org.bihuan.process.values.PolicyTypes;
import org.bihuan.process.values.PolicyTypes.Taken;
import org.bihuan.process.values.Scope;

/** Checks the expressions of a process file against the types of its values. */
public final class TypedExpressions {

  private final Findings findings;
  private final Places places;
  private final Formulas formulas;
  private final PassedValues passed;

  /**
   * @param expressions all expressions of the file that can be parsed
   * @param tables the decision tables that are known, by their keys
   * @param known the registers and types that they may refer to
   * @param sound whether the flows are as they must be: what may be empty depends on them
   */
  public TypedExpressions(
      XmlElement definitions,
      XmlElement process,
      ProcessModel model,
      Stream<Expression> expressions,
      Map<String, DecisionTable> tables,
      Known known,
      boolean sound,
      Findings findings) {
    this.findings = findings;
    Graph graph = new Graph(process);
    FormTypes forms = new FormTypes(model, process, known);
    DataFlow flow = new DataFlow(graph, model, forms, expressions);
    PolicyTypes policies = new PolicyTypes(taken(graph), tables);
    this.places = new Places(definitions, graph, flow, forms, policies, sound);
    this.formulas = new Formulas(places, forms, findings);
    formulas.infer(process);
    this.passed = new PassedValues(places, forms, known.types(), findings);
  }

  private static Set<Taken> taken(Graph graph) {
    Set<Taken> taken = new HashSet<>();
    for (Node node : graph.nodes) {
      String key = ServiceTaskDelegates.decision(node.element);
      if (key != null) {
        taken.add(new Taken(key, Set.copyOf(Elements.loops(node.element))));
      }
    }
    return taken;
  }

  /** Checks the text of an element. */
  public void text(XmlElement element) {
    template(element, "", element.text(), PlaceNeeds.of(element));
  }

  /** Checks the placeholders of the template that a service task fills in. */
  public void document(XmlElement task, DocumentTemplate template) {
    new DocumentPlaceholders(places.scope(task), task, findings).check(template);
  }

  /** Checks what a service task gives another form. */
  public void passed(XmlElement task) {
    guarded(task, () -> passed.check(task));
  }

  /** Checks an attribute. */
  public void attribute(XmlElement element, String name, String value) {
    if (name.equals("bihuan:when")) {
      guarded(
          element, () -> inference(element, name).check(Expressions.parse(value), Need.CONDITION));
    } else if (Formulas.isFormula(element, name)) {
      guarded(element, () -> formulas.check(element, name, value));
    } else {
      template(element, name, value, PlaceNeeds.of(element, name));
    }
  }

  private void template(XmlElement element, String attribute, String text, Need need) {
    guarded(
        element,
        () -> {
          if (need == Need.GROUP || need == Need.OFFER || need == Need.RECIPIENT) {
            Template.items(text)
                .forEach(item -> group(element, attribute, Template.parse(item), need));
          } else {
            parts(element, attribute, Template.parse(text.strip()), need);
          }
          return element;
        });
  }

  /** A group is a unit and a role; others may be people. */
  private void group(XmlElement element, String attribute, Template item, Need need) {
    boolean group =
        item.parts().size() == 2
            && item.parts().get(0) instanceof Template.Value
            && item.parts().get(1) instanceof Template.Text role
            && role.text().startsWith("/");
    boolean offer = need == Need.OFFER;
    if (group) {
      parts(element, attribute, item, offer ? need : Need.GROUP, true);
    } else {
      // what is no group at a step is reported with the step
      parts(element, attribute, item, need == Need.RECIPIENT ? need : Need.ANYTHING);
    }
  }

  private void parts(XmlElement element, String attribute, Template text, Need need) {
    parts(element, attribute, text, need, text.single().isPresent());
  }

  private void parts(
      XmlElement element, String attribute, Template text, Need need, boolean whole) {
    Need part = whole ? need : need.isCertain() ? Need.PART : Need.TEXT;
    Inference inference = inference(element, attribute);
    text.expressions().forEach(one -> inference.check(one, part));
  }

  private Inference inference(XmlElement element, String attribute) {
    Scope scope = places.scope(element, attribute);
    return new Inference(scope, (rule, args) -> findings.add(rule, element, args));
  }

  private void guarded(XmlElement element, Supplier<Object> check) {
    try {
      Object unused = check.get();
    } catch (ExpressionException e) {
      findings.add(e.rule(), element, e.detail());
    }
  }
}
