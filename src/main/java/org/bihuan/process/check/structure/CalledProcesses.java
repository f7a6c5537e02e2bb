package org.bihuan.process.check.structure;

import java.util.HashSet;
import java.util.Set;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;

/**
 * Called processes are part of their caller's issue: what their steps fill in is kept under the
 * steps' ids, so that no two may be the same; nobody fills in their start form; and they see the
 * issue's values without being given any.
 */
public final class CalledProcesses {

  private CalledProcesses() {}

  public static void check(Drawn process, OtherProcesses others, Findings findings) {
    Set<String> ids = ids(process.model());
    for (Node call : process.graph().nodes) {
      if (call.is("callActivity")) {
        call(call, process, others, ids, findings);
      }
    }
  }

  private static void call(
      Node call, Drawn process, OtherProcesses others, Set<String> ids, Findings findings) {
    if (call.element.extensions("flowable:in").findAny().isPresent()
        || call.element.extensions("flowable:out").findAny().isPresent()) {
      findings.add(Rule.CALLED_PROCESS, call.element, "parameters", "flowable:in, flowable:out");
    }
    String type = call.element.attribute("calledElement", "");
    Drawn called = type.equals(process.model().id()) ? process : others.process(type);
    if (called == null) {
      return; // an unknown type is reported by another rule
    }
    if (!called.model().startForm().isEmpty()) {
      findings.add(Rule.CALLED_PROCESS, call.element, "start-form", type);
    }
    equal(called, others, ids, new HashSet<>()).stream()
        .findFirst()
        .ifPresent(id -> findings.add(Rule.CALLED_PROCESS, call.element, "step-id", id));
  }

  /** The ids of a called process, and of those it calls, that are there already. */
  private static Set<String> equal(
      Drawn called, OtherProcesses others, Set<String> ids, Set<String> calling) {
    Set<String> equal = new HashSet<>();
    if (!calling.add(called.model().id())) {
      return equal;
    }
    for (String id : ids(called.model())) {
      if (!ids.add(id)) {
        equal.add(id);
      }
    }
    for (ProcessModel.Call inner : called.model().calls().values()) {
      Drawn next = others.process(inner.type());
      if (next != null) {
        equal.addAll(equal(next, others, ids, new HashSet<>(calling)));
      }
    }
    return equal;
  }

  /** The steps, and what is done for each of several: both keep what is filled in. */
  private static Set<String> ids(ProcessModel model) {
    Set<String> ids = new HashSet<>(model.steps().keySet());
    ids.addAll(model.loops().keySet());
    return ids;
  }
}
