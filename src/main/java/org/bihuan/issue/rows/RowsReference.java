package org.bihuan.issue.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;

/**
 * What stands for a table where fields are told: in the trail, the submission and the state.
 * Entries of registers are objects too, but have more members.
 *
 * @param rows how many
 * @param sha256 over the content as it is stored
 */
public record RowsReference(int rows, String sha256) {

  private static final String ROWS = "rows";
  private static final String SHA256 = "sha256";

  Map<String, Object> told() {
    return Map.of(ROWS, rows, SHA256, sha256);
  }

  /** Empty where the value is that of another type of field. */
  public static Optional<RowsReference> of(JsonNode value) {
    return value.isObject() && value.size() == 2 && value.path(SHA256).isTextual()
        ? Optional.of(new RowsReference(value.path(ROWS).asInt(), value.path(SHA256).asText()))
        : Optional.empty();
  }

  /** The tables that an event tells, by field. */
  public static Map<String, RowsReference> in(TrailEvent event) {
    JsonNode fields =
        event instanceof Opened opened
            ? opened.fields()
            : event instanceof SubmissionEvent submitted
                ? submitted.fields()
                : MissingNode.getInstance();
    Map<String, RowsReference> tables = new LinkedHashMap<>();
    fields
        .properties()
        .forEach(
            field -> of(field.getValue()).ifPresent(table -> tables.put(field.getKey(), table)));
    return tables;
  }

  /** The same for a value as expressions have it. */
  static Optional<RowsReference> of(Map<?, ?> value) {
    return value.size() == 2
            && value.get(ROWS) instanceof Number rows
            && value.get(SHA256) instanceof String sha256
        ? Optional.of(new RowsReference(rows.intValue(), sha256))
        : Optional.empty();
  }
}
