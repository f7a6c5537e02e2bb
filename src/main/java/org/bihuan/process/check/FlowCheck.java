package org.bihuan.process.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.language.Conditions;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;

/**
 * The process as a graph: flows need two ends, each scope one start, and conditions are allowed
 * only where they have an effect.
 */
final class FlowCheck implements ProcessFile.Check {

  @Override
  public void check(ProcessFile file, Findings findings) {
    Graph graph = new Graph(file.process());
    Set<String> known = graph.flows.stream().map(Flow::id).collect(Collectors.toSet());
    Set<String> open = new HashSet<>();
    for (XmlElement flow : file.elements("sequenceFlow").toList()) {
      if (flow(flow, known, findings)) {
        open.add(flow.attribute("sourceRef", ""));
      }
    }
    boolean connected = open.isEmpty();
    for (Node node : graph.nodes) {
      if (node.is("process") || node.is("subProcess")) {
        connected &= starts(file, node, findings);
      }
    }
    // where a flow or a start is missing, all behind it would be out of reach
    Set<Node> reachable = connected ? graph.reachable() : Set.copyOf(graph.nodes);
    // nor is anything told to be so where an element lacks the flow that could lead there
    boolean led =
        graph.nodes.stream()
            .filter(node -> node != graph.root && node.isKnown() && reachable.contains(node))
            .noneMatch(node -> lacksFlow(node, open));
    for (Node node : graph.nodes) {
      if (node != graph.root && node.isKnown()) {
        if (led && !reachable.contains(node)) {
          findings.add(Rule.UNREACHABLE, node.element, FormReader.names(node.element), node.id());
        }
        node(node, graph, reachable, open, findings);
      }
    }
    if (!findings.hasErrors()) {
      outcomesIgnored(file, graph, findings);
    }
    if (!file.process().attribute("isExecutable", "false").equals("true")) {
      findings.add(Rule.NOT_EXECUTABLE, file.process());
    }
    if (!file.model().drawn()) {
      findings.add(Rule.NO_DIAGRAM, file.process());
    }
  }

  /** Whether the flow lacks an end. */
  private static boolean flow(XmlElement flow, Set<String> known, Findings findings) {
    boolean dangling = !known.contains(flow.id());
    if (flow.id().isEmpty()) {
      findings.add(Rule.ELEMENT_ID, flow, flow.name());
    } else if (dangling) {
      findings.add(
          Rule.DANGLING_FLOW,
          flow,
          flow.attribute("sourceRef", ""),
          flow.attribute("targetRef", ""));
    }
    XmlElement condition = flow.first("conditionExpression");
    if (condition != null && !isExpression(condition.text())) {
      findings.add(Rule.EXPRESSION_SYNTAX, flow, condition.text());
    }
    return dangling && !findings.isIgnored(flow);
  }

  /** Whether it can be parsed; another rule reports invalid expressions. */
  private static boolean isExpression(String text) {
    try {
      return Template.parse(text).single().isPresent();
    } catch (ExpressionException e) {
      return true;
    }
  }

  /** Whether the scope has the start it needs. */
  private static boolean starts(ProcessFile file, Node scope, Findings findings) {
    List<Node> starts = scope.inner.stream().filter(node -> node.is("startEvent")).toList();
    if (starts.stream().anyMatch(start -> findings.isIgnored(start.element))) {
      return starts.size() == 1;
    }
    boolean fits =
        starts.size() == 1 && fits(file, scope, starts.get(0)) && starts.get(0).incoming.isEmpty();
    if (!fits) {
      findings.add(Rule.START_EVENT, scope.element, String.valueOf(starts.size()));
    }
    return fits;
  }

  private static boolean fits(ProcessFile file, Node scope, Node start) {
    boolean message = start.element.first("messageEventDefinition") != null;
    boolean timer = start.hasTimer();
    boolean form = start.element.extensions("flowable:formProperty").findAny().isPresent();
    boolean condition = start.awaitsChildren();
    if (scope.isEventSubprocess()) {
      long kinds = Stream.of(message, timer, condition).filter(kind -> kind).count();
      return kinds == 1 && (message || !form);
    }
    boolean process = scope.element == file.process();
    return !message && !condition && (process || (!timer && !form));
  }

  private static boolean isEnd(Node node) {
    return node.is("endEvent") || node.isEventSubprocess();
  }

  private static boolean lacksFlow(Node node, Set<String> open) {
    return !isEnd(node) && node.outgoing.isEmpty() && !open.contains(node.id());
  }

  private static void node(
      Node node, Graph graph, Set<Node> reachable, Set<String> open, Findings findings) {
    boolean apart = node.incoming.isEmpty() && !reachable.contains(node);
    boolean leadsOn = isEnd(node) && !node.outgoing.isEmpty() && !open.contains(node.id());
    if ((leadsOn || lacksFlow(node, open)) && !apart) {
      findings.add(Rule.NO_OUTGOING, node.element, node.element.name());
    }
    if (node.is("boundaryEvent") && !isAttached(node, graph)) {
      findings.add(Rule.BOUNDARY_EVENT, node.element, node.id());
    }
    if (node.is("intermediateCatchEvent") && node.hasTimer() == node.awaitsChildren()) {
      findings.add(Rule.CATCH_EVENT, node.element, node.id());
    }
    conditions(node, open, findings);
  }

  /**
   * Whether it is a timer on an activity that waits, or waits there for children (on any other
   * activity it could never fire), or an error event, which other rules check.
   */
  private static boolean isAttached(Node node, Graph graph) {
    Node host = graph.hostOf(node);
    return host != null
        && host.waits()
        && !host.isEventSubprocess()
        && !host.is("intermediateCatchEvent")
        && Stream.of(node.hasTimer(), node.hasError(), node.awaitsChildren())
                .filter(is -> is)
                .count()
            == 1
        && node.incoming.isEmpty();
  }

  private static void conditions(Node node, Set<String> open, Findings findings) {
    String named = node.element.attribute("default");
    if (named != null && node.defaultFlow().isEmpty() && !open.contains(node.id())) {
      findings.add(Rule.DANGLING_FLOW, node.element, node.id(), named);
    }
    for (Flow flow : node.outgoing) {
      if (node.is("parallelGateway") && (flow.condition() != null || flow.isDefault())) {
        findings.add(Rule.CONDITION_ON_PARALLEL, node.element, flow.id());
      } else if ((node.is("exclusiveGateway") || node.is("inclusiveGateway"))
          && node.outgoing.size() > 1
          && flow.condition() == null
          && !flow.isDefault()) {
        findings.add(Rule.FLOW_WITHOUT_CONDITION, node.element, flow.id());
      }
    }
  }

  /** Warns of several outcomes that no condition ever checks, which is most likely a mistake. */
  private static void outcomesIgnored(ProcessFile file, Graph graph, Findings findings) {
    Set<Expression> conditions =
        graph.flows.stream()
            .map(Flow::condition)
            .flatMap(Stream::ofNullable)
            .flatMap(Expression::tree)
            .collect(Collectors.toSet());
    Set<String> asked =
        conditions.stream()
            .flatMap(part -> Conditions.comparedOutcome(part).stream())
            .collect(Collectors.toSet());
    for (Node node : graph.nodes) {
      ProcessModel.Step step = file.model().steps().get(node.id());
      if (node.is("userTask") && step != null && step.outcomes().size() > 1) {
        Set<String> own = new HashSet<>();
        step.outcomes().forEach(outcome -> own.add(outcome.id()));
        Expression kept = new Expression.Path(List.of("fields", node.id(), ProcessModel.OUTCOME));
        own.retainAll(asked);
        if (own.isEmpty() && !conditions.contains(kept)) {
          findings.add(Rule.OUTCOME_IGNORED, node.element, step.names());
        }
      }
    }
  }
}
