package org.bihuan.process.values;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;

/**
 * What is surely so before each element of a process, found along its flows: the greatest set of
 * facts that every way to the element supports.
 */
public final class DataFlow {

  static final String UNIT = "issue.unit";
  static final String DUE = "issue.dueAt";

  /** How many elements are looked at before the search ends with no facts at all. */
  private static final int MOST_VISITS = 1_000_000;

  private final Graph graph;
  private final ProcessModel model;
  private final Facts.Index index = new Facts.Index();
  private final Facts[] before;

  /**
   * @param asked all expressions of the process
   */
  public DataFlow(Graph graph, ProcessModel model, FormTypes forms, Stream<Expression> asked) {
    this.graph = graph;
    this.model = model;
    model.decisions().values().forEach(decision -> index.add(Facts.decided(decision.key()), true));
    List.of(UNIT, DUE).forEach(path -> index.add(Facts.given(path), true));
    asked.flatMap(Expression::tree).forEach(part -> index(part, forms));
    this.before = new Facts[graph.nodes.size()];
    java.util.Arrays.fill(before, index.all());
    find();
  }

  private void index(Expression part, FormTypes forms) {
    if (!(part instanceof Expression.Path path)) {
      return;
    }
    boolean lasts = List.of(UNIT, DUE).contains(path.dotted());
    index.add(Facts.given(path.dotted()), lasts);
    FormTypes.Form form =
        path.root().equals("fields") && path.names().size() > 1
            ? forms.form(path.names().get(1))
            : null;
    if (form != null) {
      index.add(Facts.form(form.id()), true);
      index.addStep(form.id(), form.outcomes());
    }
  }

  private void find() {
    int visits = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Node node : graph.nodes) {
        Facts found = ++visits > MOST_VISITS ? index.none() : entering(node);
        if (!found.equals(before[node.index])) {
          before[node.index] = found;
          changed = true;
        }
      }
    }
  }

  /** Everything: of an element that is never reached. */
  public Facts unreached() {
    return index.all();
  }

  /** What is so when the element is reached. */
  public Facts before(Node node) {
    return before[node.index];
  }

  /** What is so when the process, or this subprocess, begins. */
  public Facts begin(Node scope) {
    if (scope == graph.root) {
      Facts opened = index.none().with(Facts.form(ProcessModel.OPENED));
      boolean assigns =
          model.acts().values().stream().anyMatch(act -> act.delegate().equals("reassign"));
      return assigns ? opened : opened.with(Facts.given(UNIT));
    } else if (scope.isEventSubprocess()) {
      return begun(scope);
    }
    Facts entering = before(scope);
    return isRepeated(scope) ? ownAlone(scope, entering) : entering;
  }

  /** What is so where the conditions of an element's flows are asked. */
  public Facts after(Node node) {
    Facts in = before(node);
    String delegate =
        ServiceTaskDelegates.delegate(node.element.attribute("flowable:delegateExpression", ""));
    String decision = ServiceTaskDelegates.decision(node.element);
    if (decision != null) {
      return in.with(Facts.decided(decision));
    } else if (node.is("userTask")) {
      Facts done = in.lasting().with(Facts.form(node.id()));
      return isRepeated(node) ? done : done.with(Facts.last(node.id()));
    } else if (node.is("serviceTask") && delegate != null && !isRepeated(node)) {
      return delegate.equals("reassign")
          ? in.with(Facts.given(UNIT))
          : delegate.equals("changeDueDate") ? in.with(Facts.given(DUE)) : in;
    } else if (node.isScope() && node != graph.root) {
      return isRepeated(node) ? in.lasting() : ended(node).lasting();
    }
    return node.waits() ? in.lasting() : in;
  }

  private Facts entering(Node node) {
    Node scope = node.scope;
    if (scope == null) {
      return begin(node);
    } else if (node.is("startEvent")) {
      return begin(scope);
    } else if (node.is("boundaryEvent")) {
      Node host = graph.hostOf(node);
      return host == null ? index.all() : before(host).lasting();
    } else if (node.isEventSubprocess()) {
      return begin(scope).lasting();
    }
    List<Facts> ways = node.incoming.stream().map(this::along).toList();
    if (ways.size() > 1 && node.is("parallelGateway")) {
      // a token that waited here may know what is no longer so
      return ways.stream().map(Facts::lasting).reduce(index.none(), Facts::or);
    }
    Facts common = ways.stream().reduce(index.all(), Facts::and);
    boolean joins = ways.size() > 1 && node.is("inclusiveGateway");
    return joins ? common.lasting() : common; // some of the ways were taken
  }

  /** What is so where a flow is taken. */
  private Facts along(Flow flow) {
    Facts facts = after(flow.source());
    if (flow.condition() != null) {
      return Refinement.of(facts, flow.condition(), true);
    } else if (flow.isDefault()) {
      for (Flow other : flow.source().outgoing) {
        if (other.condition() != null) {
          facts = Refinement.of(facts, other.condition(), false);
        }
      }
    }
    return facts;
  }

  /** What is so when a subprocess is over: what all its ends have. */
  private Facts ended(Node scope) {
    Facts ended = index.all();
    for (Node node : scope.inner) {
      if (node.is("endEvent") && !node.isErrorEnd()) {
        ended = ended.and(before(node));
      } else if (node.isEventSubprocess()) {
        boolean interrupts = node.start().map(Node::interrupts).orElse(false);
        ended = interrupts ? ended.and(ended(node)) : ended;
      }
    }
    return ended;
  }

  /** What is so when an event subprocess begins: as its scope did, and its own form. */
  private Facts begun(Node subprocess) {
    Node scope = subprocess.scope;
    Facts facts = (scope == null ? index.none() : begin(scope)).lasting();
    for (ProcessModel.Action action : model.actions().values()) {
      if (action.subprocess().equals(subprocess.id())) {
        facts = facts.with(Facts.form(action.key()));
        for (String unit : unitsOfAll(action.groups())) {
          facts = facts.with(Facts.given(unit));
        }
      }
    }
    return facts;
  }

  /** The values that name the unit of each group: nobody is in a group of no unit. */
  private static Set<String> unitsOfAll(List<String> groups) {
    Set<String> common = null;
    for (String group : groups) {
      Set<String> units = new HashSet<>();
      try {
        Template.parse(group)
            .expressions()
            .filter(Expression.Path.class::isInstance)
            .forEach(path -> units.add(((Expression.Path) path).dotted()));
      } catch (ExpressionException refused) {
        return Set.of(); // reported by the check
      }
      if (common == null) {
        common = units;
      } else {
        common.retainAll(units);
      }
    }
    return common == null ? Set.of() : common;
  }

  /** Within a multi-instance activity, only what its own instance has filled in is there. */
  private Facts ownAlone(Node loop, Facts facts) {
    List<String> others = new ArrayList<>();
    for (Node node : loop.within()) {
      if (node.is("userTask")) {
        others.add(Facts.form(node.id()));
      }
    }
    return facts.lasting().without(others.toArray(String[]::new));
  }

  private static boolean isRepeated(Node node) {
    return node.element.first("multiInstanceLoopCharacteristics") != null;
  }
}
