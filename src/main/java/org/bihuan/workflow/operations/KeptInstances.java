package org.bihuan.workflow.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.bihuan.issue.state.ProcessState.Part;

/**
 * Compares what a state keeps with what the trail tells: values, fields, and what the instances of
 * multi-instance activities keep for themselves.
 */
final class KeptInstances {

  private KeptInstances() {}

  /** What all instances keep: as much as the trail tells, but of fields only those used. */
  static boolean same(JsonNode told, JsonNode kept) {
    return each(told, kept, (one, other) -> each(one, other, KeptInstances::sameInstance));
  }

  private static boolean each(JsonNode told, JsonNode kept, BiPredicate<JsonNode, JsonNode> same) {
    Set<String> names = new HashSet<>();
    told.fieldNames().forEachRemaining(names::add);
    kept.fieldNames().forEachRemaining(names::add);
    return names.stream().allMatch(name -> same.test(told.path(name), kept.path(name)));
  }

  private static boolean sameInstance(JsonNode told, JsonNode kept) {
    String inner = Part.INSTANCES.code();
    String fields = Part.FIELDS.code();
    return Stream.of(Part.OUTCOME, Part.POLICY, Part.COMPLETED_BY)
            .map(Part::code)
            .allMatch(part -> equal(told.path(part), kept.path(part)))
        && areOf(told.path(fields), kept.path(fields))
        && same(told.path(inner), kept.path(inner));
  }

  /** Whether the kept fields are among those told. Only those that expressions use are kept. */
  static boolean areOf(JsonNode told, JsonNode kept) {
    for (Map.Entry<String, JsonNode> element : kept.properties()) {
      if (!element.getValue().isObject()) {
        return false;
      }
      for (Map.Entry<String, JsonNode> field : element.getValue().properties()) {
        if (!equal(told.path(element.getKey()).path(field.getKey()), field.getValue())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether two values are equal. Absent and empty count as equal; numbers are compared as 64-bit
   * numbers, as they were stored formerly.
   */
  static boolean equal(JsonNode one, JsonNode other) {
    if (one.isMissingNode() || other.isMissingNode()) {
      return one.isEmpty() && other.isEmpty() && !one.isValueNode() && !other.isValueNode();
    }
    return one.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : a.equals(b) ? 0 : 1,
        other);
  }
}
