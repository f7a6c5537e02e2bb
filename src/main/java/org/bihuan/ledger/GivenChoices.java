package org.bihuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads the parameters by which a client says what it has chosen about a ledger. */
final class GivenChoices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private GivenChoices() {}

  /**
   * @throws Problem 422 naming the parameter that is not understood
   */
  static LedgerChoices of(
      @Nullable String sheet,
      @Nullable String columns,
      @Nullable String hidden,
      @Nullable String apply,
      @Nullable String separate) {
    return new LedgerChoices(
        sheet == null || sheet.isEmpty() ? null : sheet,
        columns(columns),
        isSet("hidden", hidden, "skip", "import"),
        isSet("apply", apply, "differences", ""),
        separate(separate));
  }

  private static boolean isSet(String name, @Nullable String given, String yes, String no) {
    if (given != null && !given.equals(yes) && !given.equals(no)) {
      throw refused(name, "ledger.choice.word", given);
    }
    return yes.equals(given);
  }

  private static Set<String> separate(@Nullable String rows) {
    Set<String> places = new HashSet<>();
    for (String place : (rows == null ? "" : rows).split(",")) {
      if (!place.isBlank()) {
        places.add(place.strip());
      }
    }
    return places;
  }

  private static Map<String, String> columns(@Nullable String json) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (json == null || json.isBlank()) {
      return columns;
    }
    try {
      JsonNode given = JSON.readTree(json);
      if (!given.isObject()) {
        throw refused("columns", "ledger.columns.json");
      }
      for (Map.Entry<String, JsonNode> entry : given.properties()) {
        JsonNode field = entry.getValue();
        if (!field.isTextual() && !field.isNull()) {
          throw refused("columns", "ledger.columns.json");
        }
        columns.put(entry.getKey(), field.isNull() ? LedgerChoices.UNKNOWN : field.asText());
      }
      return columns;
    } catch (JsonProcessingException e) {
      throw refused("columns", "ledger.columns.json");
    }
  }

  private static Problem refused(String field, String messageKey, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError(field, messageKey, arguments)));
  }
}
