package org.bihuan.process.check.game;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.process.language.ProcessModel.Value;

/** The moves that people, timers and called types can make while the process waits. */
final class Choices {

  private final Graph graph;
  private final ProcessModel model;
  private final TokenGame game;

  Choices(Graph graph, ProcessModel model, TokenGame game) {
    this.graph = graph;
    this.model = model;
    this.game = game;
  }

  List<Move> moves(Marking marking) {
    List<Move> moves = new ArrayList<>();
    for (Node node : graph.nodes) {
      if (node.isEventSubprocess()) {
        beside(marking, node, moves);
      } else if (node.waits() && marking.at(node) > 0) {
        if (!node.is("subProcess")) {
          finish(marking, node, moves);
        }
        node.boundaries.forEach(boundary -> timer(marking, node, boundary, moves));
      }
    }
    return moves;
  }

  private void finish(Marking before, Node node, List<Move> moves) {
    Step step = node.is("userTask") ? model.steps().get(node.id()) : null;
    if (step == null) {
      Marking marking = before.copy();
      marking.set(node, 0);
      add(moves, game.leave(marking, node), model.names(node.id()));
      return;
    }
    for (Value outcome : step.outcomes()) {
      Marking marking = before.copy();
      marking.set(node, 0);
      marking.outcome(outcome.id());
      add(moves, game.leave(marking, node), told(step, outcome));
    }
  }

  private static Names told(Step step, Value outcome) {
    if (step.outcomes().size() == 1) {
      return step.names();
    }
    Names name = outcome.names();
    String english = step.names().en();
    return new Names(
        step.names().zh() + "（" + (name.zh().isEmpty() ? outcome.id() : name.zh()) + "）",
        english == null ? null : english + " (" + outcome.id() + ")");
  }

  private void timer(Marking before, Node host, Node boundary, List<Move> moves) {
    if (!happensByItself(boundary) || before.at(boundary) > 0) {
      return;
    }
    Marking marking = before.copy();
    if (boundary.interrupts()) {
      game.clear(marking, host);
      marking.set(host, 0);
    } else if (!boundary.isCycle()) {
      marking.set(boundary, 1);
    }
    add(moves, game.leave(marking, boundary), model.names(boundary.id()));
  }

  private void beside(Marking before, Node subprocess, List<Move> moves) {
    Node scope = subprocess.scope;
    Node start = subprocess.start().orElse(null);
    if (scope == null || start == null || before.at(scope) == 0 || isInterrupted(before, scope)) {
      return;
    }
    // an action is not offered while it is running; other events fire once, unless they are cycles
    if (happensByItself(start) ? before.at(start) > 0 : before.at(subprocess) > 0) {
      return;
    }
    Marking marking = before.copy();
    if (start.interrupts()) {
      game.clear(marking, scope);
    } else if (happensByItself(start) && !start.isCycle()) {
      marking.set(start, 1);
    }
    moves.add(game.enter(marking, subprocess).labelled(model.names(start.id())).besides());
  }

  /** When a time comes, or children close. */
  private static boolean happensByItself(Node event) {
    return event.hasTimer() || event.awaitsChildren();
  }

  private static boolean isInterrupted(Marking marking, Node scope) {
    return scope.inner.stream()
        .filter(Node::isEventSubprocess)
        .filter(subprocess -> marking.at(subprocess) > 0)
        .anyMatch(subprocess -> subprocess.start().stream().anyMatch(Node::interrupts));
  }

  private static void add(List<Move> moves, List<Move> found, Names label) {
    found.forEach(move -> moves.add(move.labelled(label)));
  }
}
