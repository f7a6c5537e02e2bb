package org.bihuan.process.check.structure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each inclusive split with its join. Only between the two can the join know for whom it
 * waits: for every token in its block. Therefore nothing else may lead into a block or out of it;
 * reminders beside it, by events that do not interrupt, may end for themselves.
 */
public final class InclusiveBlocks {

  /** What is wrong with an inclusive gateway; the last part of the key of its text. */
  private enum Fault {
    NEITHER,
    NO_DEFAULT,
    NO_JOIN,
    WAY_OUT,
    WAY_IN
  }

  private final Map<Node, Set<Node>> inside = new HashMap<>();
  private final Map<Node, Fault> faults = new HashMap<>();

  public InclusiveBlocks(Graph graph) {
    List<Node> gateways = graph.nodes.stream().filter(node -> node.is("inclusiveGateway")).toList();
    gateways.forEach(this::kind);
    gateways.stream().filter(InclusiveBlocks::splits).forEach(this::block);
    gateways.stream()
        .filter(InclusiveBlocks::joins)
        .filter(join -> !inside.containsKey(join))
        .forEach(join -> faults.putIfAbsent(join, Fault.NO_JOIN));
  }

  /** Reports the gateways that are not part of a pair. */
  public static void check(Graph graph, Findings findings) {
    if (findings.hasErrors()) {
      return; // a missing flow would tear every block apart
    }
    new InclusiveBlocks(graph)
        .faults.forEach(
            (gateway, fault) ->
                findings.add(
                    Rule.INCLUSIVE_GATEWAY,
                    gateway.element,
                    fault.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    gateway.id()));
  }

  public static boolean joins(Node node) {
    return node.joinsInclusive();
  }

  private static boolean splits(Node node) {
    return node.outgoing.size() > 1 && node.incoming.size() <= 1;
  }

  /** The nodes for whose tokens a join waits: those between its split and itself. */
  public Set<Node> before(Node join) {
    return inside.getOrDefault(join, Set.of());
  }

  private void kind(Node gateway) {
    if (splits(gateway) == joins(gateway) || (joins(gateway) && gateway.outgoing.size() != 1)) {
      faults.put(gateway, Fault.NEITHER);
    } else if (splits(gateway) && gateway.defaultFlow().isEmpty()) {
      faults.put(gateway, Fault.NO_DEFAULT);
    }
  }

  private void block(Node split) {
    Optional<Node> found = joinOf(split);
    if (found.isEmpty()) {
      faults.putIfAbsent(split, Fault.NO_JOIN);
      return;
    }
    Node join = found.get();
    Set<Node> block = reached(split.outgoing, join, false);
    inside.put(join, block);
    if (block.stream().anyMatch(node -> node == split || node.is("endEvent"))) {
      faults.putIfAbsent(split, Fault.WAY_OUT);
    } else if (leadsBack(block, join, split)
        || Stream.concat(block.stream(), Stream.of(join))
            .flatMap(node -> node.incoming.stream())
            .anyMatch(flow -> flow.source() != split && !block.contains(flow.source()))) {
      faults.putIfAbsent(join, Fault.WAY_IN);
    }
  }

  /** Whether an event that does not interrupt leads back into the block or to its gateways. */
  private static boolean leadsBack(Set<Node> block, Node join, Node split) {
    List<Flow> beside =
        block.stream()
            .flatMap(node -> node.boundaries.stream())
            .filter(event -> !event.interrupts())
            .flatMap(event -> event.outgoing.stream())
            .toList();
    return reached(beside, null, true).stream()
        .anyMatch(node -> node == join || node == split || block.contains(node));
  }

  /** The first join at which every way from the split that is not within another block arrives. */
  private static Optional<Node> joinOf(Node split) {
    int depth = 0;
    Set<Node> passed = new LinkedHashSet<>();
    Deque<Place> open = new ArrayDeque<>(List.of(new Place(split, depth)));
    for (Place place; (place = open.poll()) != null; ) {
      Node node = place.node();
      int now = place.depth();
      if (!passed.add(node)) {
        continue;
      }
      if (node != split && node.is("inclusiveGateway")) {
        now += joins(node) ? -1 : 1;
        if (now < 0) {
          return Optional.of(node);
        }
      }
      int next = now;
      ways(node, false).forEach(flow -> open.add(new Place(flow.target(), next)));
    }
    return Optional.empty();
  }

  private record Place(Node node, int depth) {}

  /** What flows lead to, as far as a node at which to stop. */
  private static Set<Node> reached(List<Flow> from, @Nullable Node stop, boolean beside) {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Flow> open = new ArrayDeque<>(from);
    for (Flow flow; (flow = open.poll()) != null; ) {
      Node node = flow.target();
      if (node != stop && reached.add(node)) {
        ways(node, beside).forEach(open::add);
        node.boundaries.stream()
            .filter(event -> beside || event.interrupts())
            .forEach(reached::add);
      }
    }
    return reached;
  }

  /** The flows out of a node and out of the events on its edge. */
  private static Stream<Flow> ways(Node node, boolean beside) {
    return Stream.concat(
        node.outgoing.stream(),
        node.boundaries.stream()
            .filter(event -> beside || event.interrupts())
            .flatMap(event -> event.outgoing.stream()));
  }
}
