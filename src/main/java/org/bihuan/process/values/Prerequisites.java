package org.bihuan.process.values;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile.Unreadable;

/**
 * What an issue must have to stand at an element of its process: what every way to the element
 * gives, and its expressions count on. An issue that is put there by a migration may lack it.
 */
public final class Prerequisites {

  /**
   * What is needed at one element.
   *
   * @param fields the fields that must be filled in, by form; none of a form that must only be
   *     submitted. Forms that several instances have filled in are not among them: they are a list,
   *     however long
   * @param decisions the decisions that must be taken
   * @param unit whether the issue must have a responsible unit
   * @param dueDate whether it must have a due date
   */
  public record Needed(
      Map<String, Set<String>> fields, Set<String> decisions, boolean unit, boolean dueDate) {}

  private final ProcessModel model;
  private final Set<String> referenced;
  private final DataFlow flow;
  private final Map<String, Node> nodes = new HashMap<>();

  private Prerequisites(XmlElement process, ProcessModel model, Set<String> referenced) {
    this.model = model;
    this.referenced = referenced;
    Graph graph = new Graph(process);
    graph.nodes.forEach(node -> nodes.putIfAbsent(node.id(), node));
    this.flow =
        new DataFlow(
            graph,
            model,
            new FormTypes(model, process),
            process.tree().flatMap(MentionedFields::expressions));
  }

  /**
   * Reads a file that is deployed.
   *
   * @param referenced the fields that its expressions use, as {@code step.field}
   * @throws IllegalArgumentException where it is not a process file
   */
  public static Prerequisites of(String xml, ProcessModel model, Set<String> referenced) {
    try {
      return new Prerequisites(ProcessXml.process(xml), model, referenced);
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What is needed where a token waits at an element; nothing where there is no such element. */
  public Needed at(String element) {
    Node node = nodes.get(element);
    if (node == null) {
      return new Needed(Map.of(), Set.of(), false, false);
    }
    Facts facts = flow.before(node).lasting();
    Map<String, Set<String>> fields = new HashMap<>();
    Set<String> forms = new HashSet<>(model.steps().keySet());
    forms.add(ProcessModel.OPENED);
    forms.stream()
        .filter(form -> facts.has(Facts.form(form)) && isAround(form, node))
        .forEach(form -> fields.put(form, required(form)));
    return new Needed(
        fields,
        model.decisions().values().stream()
            .map(ProcessModel.Decision::key)
            .filter(key -> facts.has(Facts.decided(key)))
            .collect(Collectors.toSet()),
        facts.has(Facts.given(DataFlow.UNIT)),
        facts.has(Facts.given(DataFlow.DUE)));
  }

  /** Whether a form is filled in once for all that is done at an element, not once for each. */
  private boolean isAround(String form, Node node) {
    return !nodes.containsKey(form) || repeated(node).containsAll(repeated(nodes.get(form)));
  }

  /** The multi-instance activities that an element is in, itself included. */
  private static Set<Node> repeated(Node node) {
    Set<Node> repeated = new HashSet<>();
    for (Node at = node; at != null; at = at.scope) {
      if (at.element.first("multiInstanceLoopCharacteristics") != null) {
        repeated.add(at);
      }
    }
    return repeated;
  }

  private Set<String> required(String form) {
    return model.form(form).stream()
        .filter(field -> field.required() && !field.isComputed())
        .map(Field::id)
        .filter(field -> referenced.contains(form + "." + field))
        .collect(Collectors.toSet());
  }
}
