package org.bihuan.process.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;

/**
 * Nothing goes on for ever by itself: no loop without a person, a timer or a called process in it,
 * and no process that begins by calling or opening itself, whatever its conditions say.
 */
final class EndlessCheck implements ProcessFile.Check {

  @Override
  public void check(ProcessFile file, Findings findings) {
    Graph graph = new Graph(file.process());
    new Loops(graph).all().forEach(loop -> tell(file, loop, findings));
    beginnings(graph).stream()
        .filter(node -> isItself(file, node))
        .forEach(node -> tell(file, List.of(node), findings));
  }

  private static void tell(ProcessFile file, List<Node> loop, Findings findings) {
    List<Names> path =
        Stream.concat(loop.stream(), Stream.of(loop.get(0)))
            .map(node -> file.model().names(node.id()))
            .toList();
    findings.add(Rule.ENDLESS, loop.get(0).element, path, path.get(0));
  }

  private static boolean isItself(ProcessFile file, Node node) {
    String type =
        node.is("callActivity")
            ? node.element.attribute("calledElement", "")
            : opens(node)
                ? ServiceTaskDelegates.parameters(node.element).getOrDefault("type", "")
                : "";
    return type.equals(file.process().id());
  }

  private static boolean opens(Node node) {
    String expression = node.element.attribute("flowable:delegateExpression");
    return node.is("serviceTask")
        && expression != null
        && "openIssue".equals(ServiceTaskDelegates.delegate(expression));
  }

  /** What every issue of the type comes by before anything waits. */
  private static Set<Node> beginnings(Graph graph) {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(graph.root.start().stream().toList());
    for (Node node; (node = open.poll()) != null; ) {
      if (!reached.add(node)) {
        continue;
      }
      if (node.isScope()) {
        node.start().ifPresent(open::add);
      } else if (!node.waits() && (!node.is("exclusiveGateway") || node.outgoing.size() == 1)) {
        node.outgoing.stream()
            .filter(flow -> flow.condition() == null && !flow.isDefault())
            .map(Flow::target)
            .forEach(open::add);
      }
    }
    return reached;
  }

  /** Circles of nodes at which no token rests. */
  private static final class Loops {

    private final Set<Node> left;
    private final Map<Node, Boolean> passable = new HashMap<>();

    Loops(Graph graph) {
      this.left = new LinkedHashSet<>(graph.nodes.stream().filter(this::passes).toList());
    }

    /** One of each knot, from the node that stands first in the file. */
    List<List<Node>> all() {
      List<List<Node>> loops = new ArrayList<>();
      for (peel(); !left.isEmpty(); peel()) {
        List<Node> loop = walk(left.iterator().next());
        loops.add(loop);
        loop.forEach(left::remove);
      }
      return loops;
    }

    /** Takes away what lies on no circle, until every node left leads on to another one left. */
    private void peel() {
      boolean changed = true;
      while (changed) {
        changed =
            left.removeIf(
                node ->
                    node.outgoing.stream().noneMatch(flow -> left.contains(flow.target()))
                        || node.incoming.stream().noneMatch(flow -> left.contains(flow.source())));
      }
    }

    private List<Node> walk(Node from) {
      List<Node> path = new ArrayList<>();
      Node node = from;
      while (!path.contains(node)) {
        path.add(node);
        node =
            node.outgoing.stream()
                .map(Flow::target)
                .filter(left::contains)
                .findFirst()
                .orElseThrow();
      }
      return path.subList(path.indexOf(node), path.size());
    }

    private boolean passes(Node node) {
      if (!node.is("subProcess")) {
        return !node.waits() && !node.isScope();
      }
      Boolean known = passable.get(node);
      if (known == null) {
        known = !node.isEventSubprocess() && canBePassed(node);
        passable.put(node, known);
      }
      return known;
    }

    private boolean canBePassed(Node subprocess) {
      Set<Node> reached = new HashSet<>();
      Deque<Node> open = new ArrayDeque<>(subprocess.start().stream().toList());
      for (Node node; (node = open.poll()) != null; ) {
        if (node.is("endEvent")) {
          return true;
        }
        if (reached.add(node) && passes(node)) {
          node.outgoing.forEach(flow -> open.add(flow.target()));
        }
      }
      return false;
    }
  }
}
