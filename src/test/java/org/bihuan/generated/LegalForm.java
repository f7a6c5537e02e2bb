package org.bihuan.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fills in a form as the API describes it, at random but as it may be filled in. */
final class LegalForm {

  private static final List<String> UNITS = List.of("QH-XN-DT", "QH-XN-HZ", "QH-XN-ZF");
  private static final List<String> PEOPLE = List.of("dt-rectifier", "hz-rectifier", "qh-leader");

  private final Random random;
  private final LocalDate today;

  LegalForm(Random random, LocalDate today) {
    this.random = random;
    this.today = today;
  }

  Map<String, Object> fields(JsonNode form) {
    return filled(form.path("fields"));
  }

  /** One of the outcomes; null where there are none to choose from. */
  @Nullable String outcome(JsonNode form) {
    JsonNode outcomes = form.path("outcomes");
    return outcomes.isEmpty()
        ? null
        : outcomes.get(random.nextInt(outcomes.size())).path("id").asText();
  }

  private Map<String, Object> filled(JsonNode fields) {
    Map<String, Object> values = new HashMap<>();
    for (JsonNode field : fields) {
      boolean sent = !field.path("computed").asBoolean() && !field.path("fixed").asBoolean();
      boolean needed =
          field.path("required").asBoolean() || field.has("when") || field.has("given");
      if (sent && (needed || random.nextBoolean())) {
        Object value = value(field);
        if (value != null) {
          values.put(field.path("id").asText(), value);
        }
      }
    }
    return values;
  }

  private @Nullable Object value(JsonNode field) {
    return switch (field.path("type").asText()) {
      case "long" -> random.nextInt(100);
      case "double" -> random.nextInt(1000) / 10.0;
      case "boolean" -> random.nextBoolean();
      case "date" -> date(field).toString();
      case "enum" -> any(field.path("values")).path("id").asText();
      case "unit" -> chosen(field, UNITS);
      case "person" -> chosen(field, PEOPLE);
      case "rows" -> rows(field);
      case "evidence" -> null;
      default -> "内容" + random.nextInt(100);
    };
  }

  private LocalDate date(JsonNode field) {
    LocalDate first =
        field.has("earliest") ? LocalDate.parse(field.path("earliest").asText()) : today;
    return first.plusDays(random.nextInt(5));
  }

  private Object chosen(JsonNode field, List<String> among) {
    String one = among.get(random.nextInt(among.size()));
    return field.path("max").asInt(1) > 1 ? List.of(one) : one;
  }

  private List<Map<String, Object>> rows(JsonNode field) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (field.has("given")) {
      for (JsonNode given : field.path("given")) {
        Map<String, Object> row = filled(field.path("columns"));
        row.put("row", given.path("row").asText());
        rows.add(row);
      }
      return rows;
    }
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      rows.add(filled(field.path("columns")));
    }
    return rows;
  }

  private JsonNode any(JsonNode list) {
    return list.get(random.nextInt(list.size()));
  }
}
