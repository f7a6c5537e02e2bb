package org.bihuan.process.check.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.jspecify.annotations.Nullable;

/**
 * What a process opens, calls or takes before anything waits, whatever its conditions say: issues
 * and processes that begin each other so would do it for ever.
 */
final class Beginnings {

  private final OtherProcesses others;
  private final Map<Start, Map<Start, Node>> known = new HashMap<>();

  Beginnings(OtherProcesses others) {
    this.others = others;
  }

  /**
   * What may begin: an issue or a called process, or an action.
   *
   * @param action its key; null for the process itself
   */
  record Start(String type, @Nullable String action) {}

  /** What begins at once with this, each with the element that begins it. */
  Map<Start, Node> of(Start start) {
    Map<Start, Node> begun = known.get(start);
    if (begun == null) {
      Drawn process = others.process(start.type());
      begun = process == null ? Map.of() : begun(process, start);
      known.put(start, begun);
    }
    return begun;
  }

  /** The way by which it begins itself again; empty where it does not. */
  List<Node> wayBack(Start from) {
    Map<Start, List<Node>> ways = new LinkedHashMap<>();
    Deque<Start> open = new ArrayDeque<>(List.of(from));
    ways.put(from, List.of());
    for (Start start; (start = open.poll()) != null; ) {
      List<Node> way = ways.getOrDefault(start, List.of());
      for (Map.Entry<Start, Node> next : of(start).entrySet()) {
        List<Node> longer = new ArrayList<>(way);
        longer.add(next.getValue());
        if (next.getKey().equals(from)) {
          return longer;
        } else if (ways.putIfAbsent(next.getKey(), longer) == null) {
          open.add(next.getKey());
        }
      }
    }
    return List.of();
  }

  private Map<Start, Node> begun(Drawn process, Start start) {
    Passing passing = new Passing(process, others);
    Map<Start, Node> begun = new LinkedHashMap<>();
    Set<Node> reached = new HashSet<>();
    List<Node> first = first(process, start, passing);
    Deque<Node> open = new ArrayDeque<>(first);
    for (Node node; (node = open.poll()) != null; ) {
      if (!reached.add(node)) {
        continue;
      }
      Start other = begins(node);
      if (other != null) {
        begun.putIfAbsent(other, node);
      }
      if (node.is("subProcess")) {
        open.addAll(passing.begun(node));
      }
      if (passing.passes(node)
          || (node.awaitsChildren() && passing.comesWithoutChild(first, node))) {
        open.addAll(passing.following(node));
      }
    }
    return begun;
  }

  private static List<Node> first(Drawn process, Start start, Passing passing) {
    String key = start.action();
    return key == null
        ? passing.begun(process.graph().root)
        : process.model().action(key).stream()
            .flatMap(
                action ->
                    process.graph().nodes.stream().filter(node -> node.id().equals(action.id())))
            .toList();
  }

  private static @Nullable Start begins(Node node) {
    if (node.is("callActivity")) {
      return new Start(node.element.attribute("calledElement", ""), null);
    }
    String delegate =
        ServiceTaskDelegates.delegate(node.element.attribute("flowable:delegateExpression", ""));
    Map<String, String> given = ServiceTaskDelegates.parameters(node.element);
    String type = given.getOrDefault("type", "");
    if ("openIssue".equals(delegate)) {
      return new Start(type, null);
    }
    return "takeAction".equals(delegate) ? new Start(type, given.getOrDefault("action", "")) : null;
  }
}
