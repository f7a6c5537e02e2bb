package org.bihuan.process.check.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Node;

/** Circles of nodes at which no token rests. */
final class Loops {

  private final Map<Node, List<Node>> following = new LinkedHashMap<>();

  Loops(Graph graph, Passing passing) {
    graph.nodes.stream()
        .filter(passing::passes)
        .forEach(node -> following.put(node, passing.following(node)));
  }

  /** One of each knot, from the node that stands first in the file. */
  List<List<Node>> all() {
    List<List<Node>> loops = new ArrayList<>();
    for (peel(); !following.isEmpty(); peel()) {
      List<Node> loop = walk(following.keySet().iterator().next());
      loops.add(loop);
      following.keySet().removeAll(loop);
    }
    return loops;
  }

  /** Takes away what lies on no circle, until every node left leads on to another one left. */
  private void peel() {
    boolean changed = true;
    while (changed) {
      Set<Node> reached = new LinkedHashSet<>();
      following.values().forEach(reached::addAll);
      changed =
          following
              .entrySet()
              .removeIf(
                  node ->
                      !reached.contains(node.getKey())
                          || node.getValue().stream().noneMatch(following::containsKey));
    }
  }

  private List<Node> walk(Node from) {
    List<Node> path = new ArrayList<>();
    Node node = from;
    while (!path.contains(node)) {
      path.add(node);
      node =
          following.getOrDefault(node, List.of()).stream()
              .filter(following::containsKey)
              .findFirst()
              .orElseThrow();
    }
    return path.subList(path.indexOf(node), path.size());
  }
}
