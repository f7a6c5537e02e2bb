package org.bihuan.process.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.process.check.game.Effort;
import org.bihuan.process.check.game.Marking;
import org.bihuan.process.check.game.Move.Fault;
import org.bihuan.process.check.game.StateSpace;
import org.bihuan.process.check.game.TokenGame;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;

/**
 * Checks soundness by exploring all states of the token game: from every state an end can be
 * reached, no token waits for ever, no step is reached twice at once.
 *
 * <p>A withdrawal that may end an issue at any time does not make a blocked process sound: paths
 * that start with an event subprocess count only where the process has no end outside of them.
 */
final class SoundnessCheck {

  private final ProcessFile file;
  private final Findings findings;
  private final Graph graph;
  private final Effort effort = new Effort();

  SoundnessCheck(ProcessFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.graph = new Graph(file.process());
  }

  void check() {
    try {
      play();
    } catch (Effort.TooMuch e) {
      tooComplex();
    }
  }

  private void tooComplex() {
    findings.add(Rule.TOO_COMPLEX, file.process(), String.valueOf(StateSpace.MAX_STATES));
  }

  private void play() {
    StateSpace space = new StateSpace(new TokenGame(graph, file.model(), effort));
    if (space.isTooLarge()) {
      tooComplex();
      return;
    }
    // one kind of error at a time, since one often causes the next
    if (accidents(space) && deadlocks(space)) {
      ends(space);
      neverReached(space);
    }
  }

  private boolean accidents(StateSpace space) {
    boolean sound = true;
    Set<Fault> told = new HashSet<>();
    for (StateSpace.Accident accident : space.accidents()) {
      Fault fault = accident.move().fault();
      if (fault != null && told.add(fault)) {
        List<Names> path = new ArrayList<>(space.path(accident.from()));
        Names label = accident.move().label();
        if (label != null) {
          path.add(label);
        }
        tell(fault.rule(), fault.node(), path);
        sound &= !accident.move().isDead();
      }
    }
    return sound;
  }

  /** Reports a token that waits at a parallel gateway and can never continue. */
  private boolean deadlocks(StateSpace space) {
    boolean sound = true;
    Set<Node> told = new HashSet<>();
    for (Flow flow : graph.flows) {
      if (TokenGame.joins(flow.target())) {
        BitSet freed = space.reaching(marking -> marking.at(flow) == 0, false);
        int stuck = freed.nextClearBit(0);
        if (stuck < space.size()) {
          sound = false;
          if (told.add(flow.target())) {
            tell(Rule.DEADLOCK, flow.target(), space.path(stuck));
          }
        }
      }
    }
    return sound;
  }

  private void ends(StateSpace space) {
    effort.spend((long) space.size() * (graph.nodes.size() + graph.flows.size()));
    boolean endsByItself = graph.root.inner.stream().anyMatch(node -> node.is("endEvent"));
    BitSet ending = space.reaching(Marking::isEmpty, !endsByItself);
    IntStream.range(0, space.size())
        .filter(state -> !ending.get(state))
        .boxed()
        // the state with the fewest tokens shows best what is left behind
        .min(Comparator.comparingLong(state -> calm(space.marking(state))))
        .ifPresent(
            lost -> {
              Node where = resting(space.marking(lost)).findFirst().orElse(graph.root);
              tell(Rule.NO_END, where, space.path(lost));
            });
  }

  /** Reports steps that flows lead to, but only under conditions that are never true. */
  private void neverReached(StateSpace space) {
    effort.spend((long) space.size() * graph.nodes.size());
    graph.nodes.stream()
        .filter(node -> node.waits() && !node.isScope())
        .filter(
            node -> IntStream.range(0, space.size()).noneMatch(s -> space.marking(s).at(node) > 0))
        .forEach(
            node ->
                findings.add(
                    Rule.UNREACHABLE, node.element, file.model().names(node.id()), node.id()));
  }

  private long calm(Marking marking) {
    long resting = resting(marking).count();
    long moving = graph.flows.stream().mapToInt(marking::at).sum();
    return resting == 0 ? Long.MAX_VALUE : resting + moving;
  }

  private Stream<Node> resting(Marking marking) {
    return graph.nodes.stream().filter(node -> node.waits() && marking.at(node) > 0);
  }

  private void tell(Rule rule, Node node, List<Names> path) {
    List<Names> told = new ArrayList<>(path);
    Names name = file.model().names(node.id());
    told.add(name);
    findings.add(rule, node.element, List.copyOf(told), name);
  }
}
