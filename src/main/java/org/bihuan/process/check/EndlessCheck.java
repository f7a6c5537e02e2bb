package org.bihuan.process.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.check.waiting.Loops;
import org.bihuan.process.check.waiting.Rounds;
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
    new Loops(graph, new Rounds(file.model().waits(), file::modelOf))
        .all()
        .forEach(loop -> tell(file, loop, findings));
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
            : ServiceTaskDelegates.opened(node.element);
    return file.process().id().equals(type);
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
}
