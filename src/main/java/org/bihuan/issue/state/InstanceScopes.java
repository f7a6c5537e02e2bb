package org.bihuan.issue.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.facts.InstancePath.Place;
import org.bihuan.issue.state.ProcessState.Part;

/**
 * What the instances of multi-instance activities keep for themselves, within the state of their
 * issue: {@code instances.<activity>.<index>}, each with the same parts as the state itself.
 */
final class InstanceScopes {

  private InstanceScopes() {}

  /** What an instance keeps; missing where it has kept nothing yet. */
  static JsonNode at(JsonNode state, InstancePath path) {
    JsonNode node = state;
    for (Place place : path.places()) {
      node =
          node.path(Part.INSTANCES.code())
              .path(place.element())
              .path(String.valueOf(place.index()));
    }
    return node;
  }

  /** The same, made where it is missing; from the issue's own state inwards. */
  static List<ObjectNode> along(ObjectNode state, InstancePath path) {
    List<ObjectNode> nodes = new ArrayList<>(List.of(state));
    ObjectNode node = state;
    for (Place place : path.places()) {
      node =
          node.withObject("/" + Part.INSTANCES.code())
              .withObject("/" + place.element())
              .withObject("/" + place.index());
      nodes.add(node);
    }
    return nodes;
  }

  /** Forgets what the instances of an activity kept when it was done before. */
  static void begin(ObjectNode state, InstancePath around, String element) {
    JsonNode instances = at(state, around).path(Part.INSTANCES.code());
    if (instances instanceof ObjectNode kept) {
      kept.remove(element);
    }
  }

  /**
   * Values by name as they are seen from an instance: its own, and of what only other instances
   * have, lists; a form that others filled in is a list of rows.
   *
   * @param part whose members are values, or named values of steps
   */
  static ObjectNode seen(JsonNode state, Part part, InstancePath from) {
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    see(state, part, from.places(), own, seen);
    seen.setAll(own);
    return seen;
  }

  private static void see(
      JsonNode node, Part part, List<Place> from, ObjectNode own, ObjectNode others) {
    node.path(part.code()).properties().forEach(value -> own.set(value.getKey(), value.getValue()));
    for (Map.Entry<String, JsonNode> activity : node.path(Part.INSTANCES.code()).properties()) {
      boolean around = !from.isEmpty() && activity.getKey().equals(from.get(0).element());
      if (!around) {
        ObjectNode lists = JsonNodeFactory.instance.objectNode();
        gather(activity.getValue(), part, lists);
        lists.properties().forEach(value -> others.set(value.getKey(), value.getValue()));
      }
    }
    if (!from.isEmpty()) {
      JsonNode inner = at(node, new InstancePath(from.subList(0, 1)));
      see(inner, part, from.subList(1, from.size()), own, others);
    }
  }

  /** Adds the values of all instances of an activity, in their order; of a form as a row. */
  private static void gather(JsonNode activity, Part part, ObjectNode lists) {
    for (JsonNode instance : inOrder(activity)) {
      instance.path(part.code()).properties().forEach(value -> add(value, lists));
      instance.path(Part.INSTANCES.code()).forEach(inner -> gather(inner, part, lists));
    }
  }

  /** Adds a value to the list of its name; of several values each. */
  private static void add(Map.Entry<String, JsonNode> value, ObjectNode lists) {
    ArrayNode list = lists.withArray("/" + value.getKey());
    if (value.getValue() instanceof ArrayNode several) {
      list.addAll(several);
    } else {
      list.add(value.getValue());
    }
  }

  static List<JsonNode> inOrder(JsonNode activity) {
    return activity.properties().stream()
        .sorted(Comparator.comparingInt(instance -> number(instance.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static int number(String index) {
    try {
      return Integer.parseInt(index);
    } catch (NumberFormatException tampered) {
      return Integer.MAX_VALUE;
    }
  }
}
