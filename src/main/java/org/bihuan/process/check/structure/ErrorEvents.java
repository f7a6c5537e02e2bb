package org.bihuan.process.check.structure;

import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.Rule;

/**
 * Error ends: each stands directly in an embedded subprocess, on whose edge exactly one event
 * catches it. The engine would let a process fail that throws an error nobody catches.
 */
public final class ErrorEvents {

  private ErrorEvents() {}

  public static void check(Graph graph, Findings findings) {
    for (Node node : graph.nodes) {
      if (node.isErrorEnd() && (!inSubprocess(node) || node.caughtBy().size() != 1)) {
        findings.add(
            Rule.ERROR_END, node.element, node.id(), String.valueOf(node.caughtBy().size()));
      } else if (node.is("boundaryEvent") && node.hasError() && !catches(node, graph)) {
        findings.add(Rule.ERROR_BOUNDARY, node.element, node.id());
      }
    }
  }

  private static boolean inSubprocess(Node end) {
    return end.scope != null && end.scope.is("subProcess") && !end.scope.isEventSubprocess();
  }

  private static boolean catches(Node boundary, Graph graph) {
    Node host = graph.hostOf(boundary);
    return host != null
        && boundary.interrupts()
        && host.inner.stream()
            .anyMatch(end -> end.isErrorEnd() && end.caughtBy().contains(boundary));
  }
}
