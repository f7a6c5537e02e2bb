package org.bihuan.issue.restricted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;

/**
 * What stands for a restricted value where fields are told: in the trail and in the submission.
 *
 * @param sha256 over the value, salted
 */
public record RestrictedReference(String sha256) {

  private static final String RESTRICTED = "restricted";

  Map<String, Object> told() {
    return Map.of(RESTRICTED, sha256);
  }

  /** Empty where the value is not restricted. */
  public static Optional<RestrictedReference> of(JsonNode value) {
    return value.isObject() && value.path(RESTRICTED).isTextual()
        ? Optional.of(new RestrictedReference(value.path(RESTRICTED).asText()))
        : Optional.empty();
  }

  /** The restricted values that an event tells, by field. */
  public static Map<String, RestrictedReference> in(TrailEvent event) {
    JsonNode fields =
        event instanceof Opened opened
            ? opened.fields()
            : event instanceof SubmissionEvent submitted
                ? submitted.fields()
                : MissingNode.getInstance();
    Map<String, RestrictedReference> found = new LinkedHashMap<>();
    fields
        .properties()
        .forEach(field -> of(field.getValue()).ifPresent(at -> found.put(field.getKey(), at)));
    return found;
  }

  /** The fields without those that are restricted: no expression sees them. */
  public static JsonNode removed(JsonNode fields) {
    if (!(fields instanceof ObjectNode object)) {
      return fields;
    }
    ObjectNode open = object.deepCopy();
    object
        .properties()
        .forEach(field -> of(field.getValue()).ifPresent(at -> open.remove(field.getKey())));
    return open;
  }
}
