package org.bihuan.process.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes and flows of a process, with its subprocesses as scopes within scopes. */
public final class Graph {

  private static final Set<String> SCOPES = Set.of("process", "subProcess");
  private static final Set<String> WAITING =
      Set.of("userTask", "callActivity", "intermediateCatchEvent", "subProcess");

  /**
   * A sequence flow.
   *
   * @param condition null where it has none
   * @param isDefault whether it is taken when no other is
   */
  public record Flow(
      int index,
      String id,
      Node source,
      Node target,
      @Nullable Expression condition,
      boolean isDefault) {}

  /** A node; a process and its subprocesses are nodes too. */
  public static final class Node {
    public final int index;
    public final XmlElement element;
    public final @Nullable Node scope;
    public final List<Flow> incoming = new ArrayList<>();
    public final List<Flow> outgoing = new ArrayList<>();
    public final List<Node> inner = new ArrayList<>();
    public final List<Node> boundaries = new ArrayList<>();
    // stored, since the token game reads it millions of times
    private final boolean waits;
    private final boolean isScope;
    private final boolean eventSubprocess;
    private final boolean parallel;
    private final boolean inclusive;

    private final boolean known;

    Node(int index, XmlElement element, @Nullable Node scope) {
      this.index = index;
      this.element = element;
      this.scope = scope;
      this.isScope = SCOPES.contains(element.name());
      this.known = isScope || Elements.isNode(element);
      this.waits = !known || WAITING.contains(element.name());
      this.eventSubprocess = Elements.isEventSubprocess(element);
      this.parallel = element.is("parallelGateway");
      this.inclusive = element.is("inclusiveGateway");
    }

    public String id() {
      return element.id();
    }

    public boolean is(String name) {
      return element.is(name);
    }

    public boolean isEventSubprocess() {
      return eventSubprocess;
    }

    /** Whether it is a parallel gateway that several flows lead to. */
    public boolean joinsAll() {
      return parallel && incoming.size() > 1;
    }

    /** Whether it is an inclusive gateway that several flows lead to. */
    public boolean joinsInclusive() {
      return inclusive && incoming.size() > 1;
    }

    public boolean hasTimer() {
      return Elements.timer(element) != null;
    }

    /** Whether it ends its subprocess with an error. */
    public boolean isErrorEnd() {
      return is("endEvent") && hasError();
    }

    /** Whether it is an event with an error. */
    public boolean hasError() {
      return element.first("errorEventDefinition") != null;
    }

    private String errorRef() {
      XmlElement error = element.first("errorEventDefinition");
      return error == null ? "" : error.attribute("errorRef", "");
    }

    /** The events on the edge of its subprocess that catch this error end. */
    public List<Node> caughtBy() {
      return scope == null
          ? List.of()
          : scope.boundaries.stream()
              .filter(Node::hasError)
              .filter(event -> event.errorRef().isEmpty() || event.errorRef().equals(errorRef()))
              .toList();
    }

    /** Whether it is an event that waits for children. */
    public boolean awaitsChildren() {
      return Elements.awaitsChildren(element);
    }

    public boolean isCycle() {
      XmlElement timer = Elements.timer(element);
      return timer != null && timer.first("timeCycle") != null;
    }

    /**
     * Whether it is an element of the contract. Another one that flows lead to is a node as well,
     * so that only the element itself is reported and not all that stands around it.
     */
    public boolean isKnown() {
      return known;
    }

    /** Whether a token waits here for a person or a timer. */
    public boolean waits() {
      return waits;
    }

    /** Whether it is a process or a subprocess, with nodes inside. */
    public boolean isScope() {
      return isScope;
    }

    public boolean interrupts() {
      String attribute = is("boundaryEvent") ? "cancelActivity" : "isInterrupting";
      return !element.attribute(attribute, "true").equals("false");
    }

    public Optional<Node> start() {
      return inner.stream().filter(node -> node.is("startEvent")).findFirst();
    }

    public Optional<Flow> defaultFlow() {
      return outgoing.stream().filter(Flow::isDefault).findFirst();
    }

    /** This scope and every node in it, at any depth. */
    public List<Node> within() {
      List<Node> all = new ArrayList<>(List.of(this));
      inner.forEach(node -> all.addAll(node.within()));
      return all;
    }
  }

  public final Node root;
  public final List<Node> nodes = new ArrayList<>();
  public final List<Flow> flows = new ArrayList<>();
  private final Map<String, Node> byId = new LinkedHashMap<>();
  private final Set<String> ends = new HashSet<>();

  public Graph(XmlElement process) {
    process
        .tree()
        .filter(element -> element.is("sequenceFlow"))
        .flatMap(flow -> Stream.of("sourceRef", "targetRef").map(end -> flow.attribute(end, "")))
        .forEach(ends::add);
    root = node(process, null);
    process.tree().filter(element -> element.is("sequenceFlow")).forEach(this::flow);
    for (Node node : nodes) {
      Node host = node.is("boundaryEvent") ? hostOf(node) : null;
      if (host != null) {
        host.boundaries.add(node);
      }
    }
  }

  private Node node(XmlElement element, @Nullable Node scope) {
    Node node = new Node(nodes.size(), element, scope);
    nodes.add(node);
    byId.putIfAbsent(element.id(), node);
    for (XmlElement child : element.children()) {
      if (Elements.isNode(child) || ends.contains(child.id())) {
        node.inner.add(node(child, node));
      }
    }
    return node;
  }

  private void flow(XmlElement element) {
    Node source = byId.get(element.attribute("sourceRef", ""));
    Node target = byId.get(element.attribute("targetRef", ""));
    if (source == null || target == null || source.scope == null || source.scope != target.scope) {
      return; // refused by the flow rules
    }
    boolean isDefault = element.id().equals(source.element.attribute("default"));
    Flow flow = new Flow(flows.size(), element.id(), source, target, condition(element), isDefault);
    flows.add(flow);
    source.outgoing.add(flow);
    target.incoming.add(flow);
  }

  private static @Nullable Expression condition(XmlElement flow) {
    XmlElement condition = flow.first("conditionExpression");
    return condition == null ? null : expression(condition.text());
  }

  /** The expression that a text is; never true where it is none. */
  static Expression expression(String text) {
    try {
      return Template.parse(text).single().orElse(new Expression.Literal(false));
    } catch (ExpressionException e) {
      return new Expression.Literal(false);
    }
  }

  @Nullable
  public Node hostOf(Node boundary) {
    Node host = byId.get(boundary.element.attribute("attachedToRef", ""));
    return host != null && host.scope == boundary.scope ? host : null;
  }

  /** The nodes that can be reached by flows, boundary events and event subprocesses. */
  public Set<Node> reachable() {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    for (Node node; (node = open.poll()) != null; ) {
      if (reached.add(node)) {
        node.outgoing.forEach(flow -> open.add(flow.target()));
        open.addAll(node.boundaries);
        node.inner.stream()
            .filter(inner -> inner.is("startEvent") || inner.isEventSubprocess())
            .forEach(open::add);
      }
    }
    return reached;
  }
}
