package org.bihuan.process.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.XmlFile.Unreadable;

/**
 * Simulates the start of a process without the engine: the decisions and service tasks up to the
 * first waits. Nothing is written; the {@link Player} calculates the effect of each decision and
 * task.
 */
public final class FirstMoves {

  private static final Set<String> CHOOSING = Set.of("exclusiveGateway");

  /** Callbacks of the simulation. */
  public interface Player {

    /** The values for conditions at this moment. */
    Expressions.Values values();

    /** Called when the token passes a decision or service task. */
    void passes(String element);
  }

  private final Player player;
  private final Deque<Node> tokens = new ArrayDeque<>();
  private final Set<Node> passed = new HashSet<>();

  private FirstMoves(Player player) {
    this.player = player;
  }

  /**
   * Simulates until every token waits; each element is passed at most once.
   *
   * @param xml a file that was checked when it was deployed
   * @throws IllegalArgumentException where it is not a process file
   */
  public static void play(String xml, Player player) {
    try {
      FirstMoves moves = new FirstMoves(player);
      new Graph(ProcessXml.process(xml)).root.start().ifPresent(moves.tokens::add);
      moves.play();
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void play() {
    while (!tokens.isEmpty()) {
      Node node = tokens.remove();
      if (node.waits() || node.isEventSubprocess() || !passed.add(node)) {
        continue;
      }
      player.passes(node.id());
      leaving(node).forEach(flow -> tokens.add(flow.target()));
    }
  }

  private List<Flow> leaving(Node node) {
    List<Flow> open =
        node.outgoing.stream()
            .filter(flow -> !flow.isDefault())
            .filter(
                flow ->
                    flow.condition() == null
                        || Expressions.holds(flow.condition(), player.values()))
            .toList();
    if (open.isEmpty()) {
      return node.defaultFlow().stream().toList();
    }
    return CHOOSING.contains(node.element.name()) ? open.subList(0, 1) : open;
  }
}
