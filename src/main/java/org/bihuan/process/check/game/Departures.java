package org.bihuan.process.check.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Conditions;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;

/** How tokens leave nodes: along which flows, as far as their conditions allow. */
final class Departures {

  private static final int MANY = 3;

  /** The values on which a node's conditions depend. */
  private record Situation(Node node, String outcome) {}

  private final TokenGame game;
  private final Map<Situation, List<List<Flow>>> known = new HashMap<>();

  Departures(TokenGame game) {
    this.game = game;
  }

  /**
   * The moves by which a token leaves a node: one for each set of flows whose conditions may be
   * true together.
   */
  List<Move> of(Marking marking, Node node) {
    Situation situation = new Situation(node, String.valueOf(marking.outcome()));
    List<List<Flow>> ways = known.get(situation);
    if (ways == null) {
      ways = ways(node, marking.outcome());
      known.put(situation, ways);
    }
    List<Move> moves = new ArrayList<>(ways.size());
    for (List<Flow> taken : ways) {
      moves.add(taken.isEmpty() ? stuck(marking, node) : take(marking, node, taken));
    }
    return moves;
  }

  private List<List<Flow>> ways(Node node, @Nullable String outcome) {
    List<Flow> asked = new ArrayList<>(node.outgoing);
    if (!node.is("parallelGateway")) {
      asked.removeIf(Flow::isDefault);
    }
    List<Expression> conditions = asked.stream().map(Departures::condition).toList();
    // every condition is evaluated for each combination of its unknown values
    game.effort()
        .spend(conditions.stream().flatMap(Expression::tree).count() << Conditions.MAX_UNKNOWNS);
    Set<List<Flow>> ways = new LinkedHashSet<>();
    for (Set<Integer> selection : Conditions.selections(conditions, outcome)) {
      List<Flow> taken = selection.stream().map(asked::get).toList();
      if (taken.isEmpty()) {
        taken = node.defaultFlow().stream().toList();
      } else if (node.is("exclusiveGateway")) {
        taken = taken.subList(0, 1);
      }
      ways.add(taken);
    }
    return List.copyOf(ways);
  }

  private static Expression condition(Flow flow) {
    return flow.condition() == null ? new Expression.Literal(true) : flow.condition();
  }

  private Move take(Marking before, Node node, List<Flow> taken) {
    game.spend();
    Marking marking = before.copy();
    for (Flow flow : taken) {
      if (marking.at(flow) == MANY) {
        return Move.of(marking).faulty(Rule.DOUBLE_TOKEN, node);
      }
      marking.add(flow, 1);
    }
    return Move.of(marking);
  }

  private Move stuck(Marking marking, Node node) {
    game.effort().spend(100L * node.outgoing.size());
    boolean outcomesOnly =
        node.outgoing.stream()
            .map(Departures::condition)
            .flatMap(Expression::tree)
            .filter(Expression.Path.class::isInstance)
            .allMatch(path -> ((Expression.Path) path).root().equals(ProcessModel.OUTCOME));
    Rule rule = outcomesOnly ? Rule.UNHANDLED_OUTCOME : Rule.NO_DEFAULT_FLOW;
    return Move.of(marking).faulty(rule, node);
  }
}
