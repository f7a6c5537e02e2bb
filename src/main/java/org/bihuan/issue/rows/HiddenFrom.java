package org.bihuan.issue.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.rows.SubmittedRows.Reader;

/**
 * Leaves out of submitted tables what a step hides when it gives them to be filled in: until the
 * issue is closed only whoever entered a table sees all of it. Asks each version of a type once.
 */
final class HiddenFrom {

  private final ColumnSight sight;
  private final Map<String, Map<String, Set<String>>> byType = new HashMap<>();

  HiddenFrom(ColumnSight sight) {
    this.sight = sight;
  }

  /** The columns of a table that are hidden from everybody who did not enter it. */
  Set<String> columns(Reader reader, String form, String field) {
    return reader.closed()
        ? Set.of()
        : byType
            .computeIfAbsent(
                reader.type() + ":" + reader.version(),
                any -> sight.hidden(reader.type(), reader.version()))
            .getOrDefault(ColumnSight.table(form, field), Set.of());
  }

  static JsonNode without(JsonNode rows, Set<String> columns) {
    if (columns.isEmpty() || !(rows instanceof ArrayNode array)) {
      return rows;
    }
    ArrayNode seen = array.deepCopy();
    seen.forEach(
        row -> {
          if (row instanceof ObjectNode cells) {
            cells.remove(columns);
          }
        });
    return seen;
  }
}
