package org.bihuan.process.check.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.jspecify.annotations.Nullable;

/**
 * Where a token of one process may pass without anybody doing anything and without any time passing
 * for sure: a step that may be skipped, since there may be nobody to do it for; a timer whose time
 * may be over; a called process that may be passed itself; an event that waits for children, unless
 * every way back to it opens one that must be dealt with.
 */
final class Passing {

  private final Drawn process;
  private final ProcessModel model;
  private final OtherProcesses others;
  private final Set<String> within;
  private final Map<Node, Boolean> known = new HashMap<>();

  Passing(Drawn process, OtherProcesses others) {
    this(process, others, Set.of());
  }

  /**
   * @param within the types that lead to this one by calling or opening it
   */
  private Passing(Drawn process, OtherProcesses others, Set<String> within) {
    this.process = process;
    this.model = process.model();
    this.others = others;
    this.within = within;
  }

  /** Whether a token may go on from here by itself. */
  boolean passes(Node node) {
    Boolean passes = known.get(node);
    if (passes == null) {
      known.put(node, false); // while it is being found out
      passes = isPassed(node);
      known.put(node, passes);
    }
    return passes;
  }

  private boolean isPassed(Node node) {
    if (node.isEventSubprocess() || node.is("process")) {
      return false;
    } else if (node.awaitsChildren() && !node.is("startEvent")) {
      return comesWithoutChild(following(node), node)
          || (!within.isEmpty() && comesWithoutChild(begun(process.graph().root), node));
    } else if (maySkip(node)) {
      return true;
    }
    return switch (node.element.name()) {
      case "subProcess" -> reaches(node, false);
      case "callActivity" -> runsThrough(node.element.attribute("calledElement", ""));
      case "intermediateCatchEvent" -> node.hasTimer() && !TimesAhead.waits(node);
      default -> !node.waits();
    };
  }

  /** Whether it may be done for nobody at all. */
  private boolean maySkip(Node node) {
    MultiInstance loop = model.loops().get(node.id());
    return loop != null
        && !Items.of(model, loop, new HashSet<>(Elements.loops(node.element))).isFilled();
  }

  /** Whether a process of this type may reach an end at once; not where it is not known. */
  private boolean runsThrough(String type) {
    Set<String> leading = new HashSet<>(within);
    leading.add(model.id());
    @Nullable Drawn other = leading.contains(type) ? null : others.process(type);
    return other != null && new Passing(other, others, leading).reaches(other.graph().root, false);
  }

  /** The nodes that a token may come to next; at one that waits, what may take it away at once. */
  List<Node> following(Node node) {
    List<Node> next = new ArrayList<>();
    for (Flow flow : node.outgoing) {
      next.add(flow.target());
      next.addAll(atOnce(flow.target()));
    }
    return next;
  }

  /** The events on the edge of an activity by which a token may leave it as soon as it comes. */
  private List<Node> atOnce(Node activity) {
    return activity.boundaries.stream()
        .filter(event -> event.hasError() ? reaches(activity, true) : mayTakeAtOnce(event))
        .toList();
  }

  private static boolean mayTakeAtOnce(Node event) {
    return event.interrupts()
        && (event.awaitsChildren() || (event.hasTimer() && !TimesAhead.waits(event)));
  }

  /** Where a token begins in a process or subprocess, or may be led to at once. */
  List<Node> begun(Node scope) {
    List<Node> begun = new ArrayList<>(scope.start().stream().toList());
    scope.inner.stream()
        .filter(Node::isEventSubprocess)
        .flatMap(inner -> inner.start().stream())
        .filter(Passing::mayTakeAtOnce)
        .forEach(begun::add);
    return begun;
  }

  /** Whether an end of a scope, by an error or not, may be reached at once. */
  private boolean reaches(Node scope, boolean error) {
    Set<Node> reached = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(begun(scope));
    for (Node node; (node = open.poll()) != null; ) {
      if (node.is("endEvent")) {
        if (node.isErrorEnd() == error) {
          return true;
        }
      } else if (reached.add(node) && passes(node)) {
        open.addAll(following(node));
      }
    }
    return false;
  }

  /** Whether a token may come to an event without a child of a type that it asks for. */
  boolean comesWithoutChild(Collection<Node> from, Node event) {
    ChildWait wait = model.waits().get(event.id());
    Set<String> types = wait == null ? Set.of() : wait.types();
    Set<Node> reached = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(from);
    for (Node node; (node = open.poll()) != null; ) {
      if (node == event) {
        return true;
      } else if (reached.add(node) && !opensOneToDealWith(node, types)) {
        open.addAll(further(node));
      }
    }
    return false;
  }

  /** Where a token goes on to, into subprocesses and out of them. */
  private List<Node> further(Node node) {
    if (node.is("endEvent")) {
      return node.isErrorEnd() ? node.caughtBy() : afterScope(node);
    }
    List<Node> further = new ArrayList<>();
    boolean entered = node.is("subProcess") && !node.isEventSubprocess();
    if (entered) {
      further.addAll(begun(node));
    }
    if (entered ? maySkip(node) : node.awaitsChildren() || passes(node)) {
      further.addAll(following(node));
    }
    return further;
  }

  private List<Node> afterScope(Node end) {
    Node scope = end.scope;
    while (scope != null && scope.isEventSubprocess()) {
      scope = scope.scope;
    }
    return scope == null ? List.of() : following(scope);
  }

  private boolean opensOneToDealWith(Node node, Set<String> types) {
    String type = ServiceTaskDelegates.opened(node.element);
    return type != null && types.contains(type) && !maySkip(node) && !runsThrough(type);
  }
}
