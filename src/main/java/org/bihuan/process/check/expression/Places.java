package org.bihuan.process.check.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.check.opening.OpeningNames;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Flow;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.template.DocumentNames;
import org.bihuan.process.values.DataFlow;
import org.bihuan.process.values.Facts;
import org.bihuan.process.values.FormTypes;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Kind;
import org.bihuan.process.values.PolicyTypes;
import org.bihuan.process.values.Range;
import org.bihuan.process.values.Scope;
import org.bihuan.process.values.ValueType;
import org.jspecify.annotations.Nullable;

/** The values that expressions may use at each place of a process file. */
public final class Places {

  private static final String LOOP = "multiInstanceLoopCharacteristics";

  private static final String LABEL = "bihuan:label";
  private static final String GIVEN = "bihuan:given";

  /** The row that a column belongs to. */
  private static final String ROW = "row";

  private static final Set<String> COUNTERS =
      Set.of("loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");

  private final XmlElement definitions;
  private final Graph graph;
  private final DataFlow flow;
  private final FormTypes forms;
  private final PolicyTypes policies;
  private final boolean sound;
  private final IdentityHashMap<XmlElement, Node> nodes = new IdentityHashMap<>();
  private final Map<String, Flow> flows = new HashMap<>();
  private final IdentityHashMap<XmlElement, ValueType> items = new IdentityHashMap<>();
  private final Set<String> outcomes = new LinkedHashSet<>();

  /**
   * @param sound whether the flows are as they must be; otherwise everything counts as surely there
   */
  Places(
      XmlElement definitions,
      Graph graph,
      DataFlow flow,
      FormTypes forms,
      PolicyTypes policies,
      boolean sound) {
    this.definitions = definitions;
    this.graph = graph;
    this.flow = flow;
    this.forms = forms;
    this.policies = policies;
    this.sound = sound;
    graph.nodes.forEach(node -> nodes.put(node.element, node));
    graph.flows.forEach(one -> flows.putIfAbsent(one.id(), one));
    forms.all().forEach(form -> outcomes.addAll(form.outcomes()));
  }

  static boolean isField(XmlElement element) {
    return element.is("flowable:formProperty") || element.is("bihuan:column");
  }

  /** The scope of an expression in an element, or in one of its attributes. */
  Scope scope(XmlElement element) {
    return scope(element, "");
  }

  /**
   * @param attribute that holds the expression; empty for the element's text
   */
  Scope scope(XmlElement element, String attribute) {
    if (OpeningNames.isBefore(element)) {
      ValueType unit = ValueType.of(Kind.UNIT).empty(Finding.both("check.empty.unit"));
      return Scope.beforeOpening(Map.of(OpeningNames.UNIT, unit));
    }
    XmlElement at = holder(element);
    // the rows that are given are known before anything is filled in
    boolean fills = isField(element) && !attribute.equals(GIVEN);
    String filling = fills ? form(at) : null;
    FormTypes.Form form = filling == null ? null : forms.form(filling);
    boolean collecting =
        (element.is(LOOP) && !attribute.equals(LABEL)) || element.is("loopCardinality");
    Set<String> loops = new HashSet<>(Elements.loops(at));
    if (collecting) {
      loops.remove(at.id());
    }
    return new Scope(
        forms,
        policies,
        sound ? facts(element, at, fills) : flow.unreached(),
        filling,
        loops,
        form == null ? outcomes : form.outcomes(),
        fills
            ? withRow(element, variables(at, collecting))
            : withSeries(element, at, variables(at, collecting)),
        Set.of(),
        false);
  }

  /** In a column of a table, {@code row} is the row that is being filled in. */
  private Map<String, ValueType> withRow(XmlElement field, Map<String, ValueType> variables) {
    XmlElement table = field.parent();
    String form = form(holder(field));
    if (field.is("bihuan:column") && table != null && form != null) {
      FormTypes.Form filled = forms.form(form);
      Field asked = filled == null ? null : filled.fields().get(table.id());
      if (asked != null && asked.rows() != null) {
        variables.put(ROW, forms.row(asked.rows()));
      }
    }
    return variables;
  }

  /** In the number of a document, {@code series} is the next of its series. */
  private static Map<String, ValueType> withSeries(
      XmlElement element, XmlElement at, Map<String, ValueType> variables) {
    XmlElement parent = element.parent();
    XmlElement parameter = element.is("flowable:field") || parent == null ? element : parent;
    if (ServiceTaskDelegates.template(at) != null
        && parameter.attribute("name", "").equals("number")) {
      variables.put(DocumentNames.SERIES, ValueType.of(Kind.NUMBER));
    }
    return variables;
  }

  /** The node, flow or process that an element belongs to. */
  static XmlElement holder(XmlElement element) {
    XmlElement at = element;
    while (!Elements.isNode(at) && !at.is("sequenceFlow") && !at.is("process")) {
      XmlElement parent = at.parent();
      if (parent == null) {
        break;
      }
      at = parent;
    }
    return at;
  }

  /** The form of a step, an action or the opening. */
  @Nullable String form(XmlElement owner) {
    if (owner.is("userTask")) {
      return owner.id();
    } else if (!owner.is("startEvent")) {
      return null;
    }
    return owner.first("messageEventDefinition") == null
        ? ProcessModel.OPENED
        : Elements.messageName(definitions, owner);
  }

  private Facts facts(XmlElement element, XmlElement at, boolean fills) {
    if (at.is("sequenceFlow")) {
      Flow one = flows.get(at.id());
      return one == null ? flow.unreached() : flow.after(one.source());
    }
    if (at.is("process")) {
      return flow.begin(graph.root); // an issue's figures are worked out from its opening on
    }
    Node node = nodes.getOrDefault(at, graph.root);
    if (fills) {
      return node.is("startEvent") ? flow.before(node) : flow.before(node).lasting();
    } else if (node.is("startEvent") && node.scope != null && node.scope.scope != null) {
      return flow.begin(node.scope.scope).lasting();
    } else if (node.is("boundaryEvent")) {
      Node host = graph.hostOf(node);
      return host == null ? flow.unreached() : flow.before(host);
    } else if (element.is("completionCondition")) {
      return flow.before(node).lasting();
    }
    return flow.before(node);
  }

  /** The element variables and counters of the multi-instance activities around. */
  private Map<String, ValueType> variables(XmlElement at, boolean collecting) {
    Map<String, ValueType> variables = new HashMap<>();
    for (XmlElement around = at; around != null; around = around.parent()) {
      XmlElement loop = around.first(LOOP);
      if (loop == null || (collecting && around == at)) {
        continue;
      }
      ValueType number = ValueType.of(Range.COUNT);
      COUNTERS.forEach(counter -> variables.putIfAbsent(counter, number));
      String index = loop.attribute("flowable:elementIndexVariable");
      if (index != null) {
        variables.putIfAbsent(index, number);
      }
      String variable = loop.attribute("flowable:elementVariable");
      if (variable != null) {
        variables.putIfAbsent(variable, item(loop));
      }
    }
    return variables;
  }

  /** The type of one value of a multi-instance activity's collection. */
  private ValueType item(XmlElement loop) {
    ValueType known = items.get(loop);
    if (known == null) {
      known = collected(loop);
      items.put(loop, known);
    }
    return known;
  }

  private ValueType collected(XmlElement loop) {
    try {
      ValueType list =
          Stream.ofNullable(loop.attribute("flowable:collection"))
              .map(Template::parse)
              .flatMap(collection -> collection.single().stream())
              .map(one -> new Inference(scope(loop), (rule, args) -> {}).of(one))
              .findFirst()
              .orElse(ValueType.of(Kind.ANY));
      return list.item() == null ? ValueType.of(Kind.ANY) : list.item();
    } catch (ExpressionException refused) {
      return ValueType.of(Kind.ANY); // reported where it stands
    }
  }

  /** Names of variables that a multi-instance activity gives its instances. */
  public static List<String> names(XmlElement loop) {
    return Stream.of("flowable:elementVariable", "flowable:elementIndexVariable")
        .flatMap(name -> Stream.ofNullable(loop.attribute(name)))
        .toList();
  }
}
