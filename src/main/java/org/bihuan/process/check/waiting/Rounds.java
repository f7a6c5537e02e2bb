package org.bihuan.process.check.waiting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.jspecify.annotations.Nullable;

/**
 * Where a token may pass without anybody doing anything. An event that waits for children is passed
 * at once when none is open; it holds a token only where every way that leads back to it opens one
 * that must be dealt with.
 */
public final class Rounds {

  private final Function<String, @Nullable ProcessModel> models;
  private final Map<String, ChildWait> waits;
  private final Map<Node, Boolean> known = new HashMap<>();

  /**
   * @param models the content of an issue type; null where it is not known
   */
  public Rounds(Map<String, ChildWait> waits, Function<String, @Nullable ProcessModel> models) {
    this.models = models;
    this.waits = waits;
  }

  /** Whether a token goes on from here by itself. */
  public boolean passes(Node node) {
    Boolean passes = known.get(node);
    if (passes == null) {
      known.put(node, false); // while it is being found out
      passes = isPassed(node);
      known.put(node, passes);
    }
    return passes;
  }

  private boolean isPassed(Node node) {
    if (node.awaitsChildren()) {
      return !node.is("startEvent") && returnsWithoutChild(node);
    } else if (node.is("subProcess")) {
      return !node.isEventSubprocess() && canBePassed(node);
    }
    return !node.waits() && !node.isScope();
  }

  /** The nodes that a token may come to next; at one that waits, what may take it away at once. */
  public List<Node> following(Node node) {
    List<Node> next = new ArrayList<>();
    for (Flow flow : node.outgoing) {
      Node target = flow.target();
      next.add(target);
      target.boundaries.stream()
          .filter(boundary -> boundary.awaitsChildren() && boundary.interrupts())
          .forEach(next::add);
    }
    return next;
  }

  /** Where a token begins in a subprocess, or may be led to at once. */
  private static List<Node> begun(Node subprocess) {
    List<Node> begun = new ArrayList<>(subprocess.start().stream().toList());
    subprocess.inner.stream()
        .filter(Node::isEventSubprocess)
        .flatMap(inner -> inner.start().stream())
        .filter(start -> start.awaitsChildren() && start.interrupts())
        .forEach(begun::add);
    return begun;
  }

  private boolean canBePassed(Node subprocess) {
    Set<Node> reached = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(begun(subprocess));
    for (Node node; (node = open.poll()) != null; ) {
      if (node.is("endEvent")) {
        return true;
      }
      boolean begins = node.is("startEvent");
      if (reached.add(node) && (begins || passes(node))) {
        open.addAll(following(node));
      }
    }
    return false;
  }

  /** Whether it may be come back to without a child of a type that it asks for. */
  private boolean returnsWithoutChild(Node event) {
    ChildWait wait = waits.get(event.id());
    Set<String> types = wait == null ? Set.of() : wait.types();
    Set<Node> reached = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(following(event));
    for (Node node; (node = open.poll()) != null; ) {
      if (node == event) {
        return true;
      }
      if (!reached.add(node) || opensOneToDealWith(node, types)) {
        continue;
      }
      if (node.is("subProcess")) {
        open.addAll(begun(node));
      } else if (node.is("endEvent") && node.scope != null) {
        open.addAll(following(node.scope));
      } else if (node.awaitsChildren() || passes(node)) {
        open.addAll(following(node));
      }
    }
    return false;
  }

  private boolean opensOneToDealWith(Node node, Set<String> types) {
    String type = ServiceTaskDelegates.opened(node.element);
    if (type == null || !types.contains(type)) {
      return false;
    }
    ProcessModel model = models.apply(type);
    return node.element.first("multiInstanceLoopCharacteristics") == null
        && (model == null || model.rests());
  }
}
