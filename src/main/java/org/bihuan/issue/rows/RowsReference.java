package org.bihuan.issue.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for a table where fields are told: in the trail, the submission and the state. No
 * other type of field has an object as its value.
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
    return value.isObject() && value.path(SHA256).isTextual()
        ? Optional.of(new RowsReference(value.path(ROWS).asInt(), value.path(SHA256).asText()))
        : Optional.empty();
  }

  /** The same for a value as expressions have it. */
  static Optional<RowsReference> of(Map<?, ?> value) {
    return value.get(ROWS) instanceof Number rows && value.get(SHA256) instanceof String sha256
        ? Optional.of(new RowsReference(rows.intValue(), sha256))
        : Optional.empty();
  }
}
