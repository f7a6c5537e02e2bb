package org.bihuan.process.check.game;

import java.util.Arrays;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the tokens at one moment, and the outcome of the last step.
 *
 * <p>A flow counts the tokens on it; a node counts those resting in it. For timers, which have no
 * tokens, the node's count shows that the timer has fired already.
 */
public final class Marking {

  private final byte[] tokens;
  private final int nodes;
  private @Nullable String outcome;

  Marking(Graph graph) {
    this.nodes = graph.nodes.size();
    this.tokens = new byte[nodes + graph.flows.size()];
  }

  private Marking(Marking other) {
    this.nodes = other.nodes;
    this.tokens = other.tokens.clone();
    this.outcome = other.outcome;
  }

  Marking copy() {
    return new Marking(this);
  }

  int size() {
    return tokens.length;
  }

  public int at(Node node) {
    return tokens[node.index];
  }

  public int at(Flow flow) {
    return tokens[nodes + flow.index()];
  }

  void set(Node node, int count) {
    tokens[node.index] = (byte) count;
  }

  void add(Flow flow, int count) {
    tokens[nodes + flow.index()] += (byte) count;
  }

  void clear(Flow flow) {
    tokens[nodes + flow.index()] = 0;
  }

  @Nullable String outcome() {
    return outcome;
  }

  void outcome(String value) {
    outcome = value;
  }

  /** Whether the process is over. */
  public boolean isEmpty() {
    for (byte count : tokens) {
      if (count != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Marking marking
        && Arrays.equals(tokens, marking.tokens)
        && java.util.Objects.equals(outcome, marking.outcome);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(tokens) + (outcome == null ? 0 : outcome.hashCode());
  }
}
