package org.bihuan.process.check.game;

import java.util.List;
import org.bihuan.process.check.structure.InclusiveBlocks;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * The moves a process can make, in the same way as the engine: automatic moves are made at once, up
 * to the next step or timer; only then people, timers and actions can move.
 */
public final class TokenGame {

  private final Graph graph;
  private final Choices choices;
  private final Effort effort;
  private final InclusiveBlocks blocks;
  private final Departures departures;

  public TokenGame(Graph graph, ProcessModel model, Effort effort) {
    this.graph = graph;
    this.effort = effort;
    this.blocks = new InclusiveBlocks(graph);
    this.departures = new Departures(this);
    this.choices = new Choices(graph, model, this);
  }

  Effort effort() {
    return effort;
  }

  /** Counts the effort of visiting every node and flow. */
  void spend() {
    effort.spend(graph.nodes.size() + graph.flows.size());
  }

  Marking start() {
    Marking marking = new Marking(graph);
    marking.set(graph.root, 1);
    begin(marking, graph.root);
    return marking;
  }

  List<Move> moves(Marking marking) {
    spend();
    Flow pending = pending(marking);
    if (pending != null) {
      return arrive(marking, pending);
    }
    Node over = emptyScope(marking);
    if (over != null) {
      return complete(marking, over);
    }
    return choices.moves(marking);
  }

  /** Whether people or timers make the next move. */
  boolean rests(Marking marking) {
    return pending(marking) == null && emptyScope(marking) == null;
  }

  public static boolean joins(Node node) {
    return node.joinsAll();
  }

  private @Nullable Flow pending(Marking marking) {
    for (Flow flow : graph.flows) {
      if (marking.at(flow) > 0 && goesOn(marking, flow.target())) {
        return flow;
      }
    }
    return null;
  }

  /** Whether a token that arrives at a node need not wait for others. */
  private boolean goesOn(Marking marking, Node node) {
    if (InclusiveBlocks.joins(node)) {
      return blocks.before(node).stream().noneMatch(inner -> hasToken(marking, inner));
    }
    return !joins(node) || allArrived(marking, node.incoming);
  }

  private static boolean hasToken(Marking marking, Node node) {
    return (node.waits() && marking.at(node) > 0)
        || node.incoming.stream().anyMatch(flow -> marking.at(flow) > 0);
  }

  private static boolean allArrived(Marking marking, List<Flow> incoming) {
    for (Flow flow : incoming) {
      if (marking.at(flow) == 0) {
        return false;
      }
    }
    return true;
  }

  private List<Move> arrive(Marking before, Flow flow) {
    Marking marking = before.copy();
    Node node = flow.target();
    if (InclusiveBlocks.joins(node)) {
      node.incoming.forEach(marking::clear);
      return leave(marking, node);
    } else if (joins(node)) {
      node.incoming.forEach(in -> marking.add(in, -1));
      return leave(marking, node);
    }
    marking.add(flow, -1);
    if (node.waits()) {
      return List.of(enter(marking, node));
    } else if (node.isErrorEnd() && node.scope != null) {
      clear(marking, node.scope);
      marking.set(node.scope, 0);
      return leave(marking, node.caughtBy().get(0));
    } else if (node.is("endEvent")) {
      end(marking, node);
      return List.of(Move.of(marking));
    }
    return leave(marking, node);
  }

  /** Puts a token into a node; a subprocess is started. */
  Move enter(Marking marking, Node node) {
    if (marking.at(node) > 0) {
      return Move.of(marking).faulty(Rule.DOUBLE_TOKEN, node);
    }
    marking.set(node, 1);
    node.boundaries.forEach(boundary -> marking.set(boundary, 0));
    begin(marking, node);
    return Move.of(marking);
  }

  private static void begin(Marking marking, Node scope) {
    scope.start().ifPresent(start -> start.outgoing.forEach(flow -> marking.add(flow, 1)));
  }

  private void end(Marking marking, Node end) {
    XmlElement terminate = end.element.first("terminateEventDefinition");
    if (terminate != null && end.scope != null) {
      boolean all = terminate.attribute("flowable:terminateAll", "false").equals("true");
      clear(marking, all ? graph.root : end.scope);
    }
  }

  /** Takes every token out of a scope, which itself stays. */
  void clear(Marking marking, Node scope) {
    for (Node node : scope.within()) {
      if (node != scope) {
        marking.set(node, 0);
      }
      node.outgoing.stream().filter(flow -> node != scope).forEach(marking::clear);
    }
  }

  /** The innermost scope that is active and has no tokens any more. */
  private @Nullable Node emptyScope(Marking marking) {
    for (int i = graph.nodes.size() - 1; i >= 0; i--) {
      Node scope = graph.nodes.get(i);
      if (scope.isScope() && marking.at(scope) > 0 && isIdle(marking, scope)) {
        return scope;
      }
    }
    return null;
  }

  private static boolean isIdle(Marking marking, Node scope) {
    for (Node node : scope.inner) {
      if (node.waits() && marking.at(node) > 0) {
        return false;
      }
    }
    for (Node node : scope.inner) {
      for (Flow flow : node.outgoing) {
        if (marking.at(flow) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Move> complete(Marking before, Node scope) {
    Marking marking = before.copy();
    clear(marking, scope);
    marking.set(scope, 0);
    if (scope == graph.root) {
      marking.outcome("");
      return List.of(Move.of(marking));
    } else if (!scope.isEventSubprocess()) {
      return leave(marking, scope);
    }
    boolean late =
        scope.scope == graph.root
            && isIdle(marking, graph.root)
            && scope.start().stream().noneMatch(Node::interrupts);
    return List.of(late ? Move.of(marking).faulty(Rule.LATE_END, scope) : Move.of(marking));
  }

  /** The moves by which a token leaves a node. */
  List<Move> leave(Marking marking, Node node) {
    return departures.of(marking, node);
  }
}
