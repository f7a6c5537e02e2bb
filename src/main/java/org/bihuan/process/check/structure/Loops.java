package org.bihuan.process.check.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Node;
import org.jspecify.annotations.Nullable;

/** Circles of nodes at which no token rests. */
final class Loops {

  private final Map<Node, Set<Node>> following = new LinkedHashMap<>();
  private final Map<Node, Set<Node>> leading = new LinkedHashMap<>();

  Loops(Graph graph, Passing passing) {
    List<Node> nodes = graph.nodes.stream().filter(passing::passes).toList();
    nodes.forEach(node -> leading.put(node, new LinkedHashSet<>()));
    for (Node node : nodes) {
      Set<Node> next = new LinkedHashSet<>(passing.following(node));
      next.retainAll(leading.keySet());
      following.put(node, next);
      next.forEach(it -> leading.computeIfAbsent(it, key -> new LinkedHashSet<>()).add(node));
    }
  }

  /** One of each knot, from the node that stands first in the file. */
  List<List<Node>> all() {
    takeAway(
        following.keySet().stream()
            .filter(node -> isNone(following.get(node)) || isNone(leading.get(node)))
            .toList());
    List<List<Node>> loops = new ArrayList<>();
    while (!following.isEmpty()) {
      List<Node> loop = walk(following.keySet().iterator().next());
      loops.add(loop);
      takeAway(loop);
    }
    return loops;
  }

  private static boolean isNone(@Nullable Set<Node> nodes) {
    return nodes == null || nodes.isEmpty();
  }

  /** Also what then lies on no circle any more, so that each node left leads on to another one. */
  private void takeAway(Collection<Node> nodes) {
    Deque<Node> left = new ArrayDeque<>(nodes);
    while (!left.isEmpty()) {
      Node node = left.remove();
      Set<Node> next = following.remove(node);
      Set<Node> before = leading.remove(node);
      if (next != null && before != null) {
        next.forEach(it -> forget(leading, it, node, left));
        before.forEach(it -> forget(following, it, node, left));
      }
    }
  }

  private static void forget(
      Map<Node, Set<Node>> neighbours, Node of, Node gone, Deque<Node> alone) {
    Set<Node> there = neighbours.get(of);
    if (there != null && there.remove(gone) && there.isEmpty()) {
      alone.add(of);
    }
  }

  private List<Node> walk(Node from) {
    Set<Node> path = new LinkedHashSet<>();
    Node node = from;
    while (path.add(node)) {
      node = following.getOrDefault(node, Set.of()).iterator().next();
    }
    List<Node> walked = new ArrayList<>(path);
    return walked.subList(walked.indexOf(node), walked.size());
  }
}
