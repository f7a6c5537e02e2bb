package org.bihuan.generated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
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

  Map<String, Object> fields(FormView form) {
    return filled(form.fields());
  }

  /** One of the outcomes; null where there are none to choose from. */
  @Nullable String outcome(FormView form) {
    return form.outcomes().isEmpty() ? null : any(form.outcomes()).id();
  }

  private Map<String, Object> filled(List<FieldView> fields) {
    Map<String, Object> values = new HashMap<>();
    for (FieldView field : fields) {
      boolean sent = !field.isComputed() && !Boolean.TRUE.equals(field.fixed());
      boolean needed = field.required() || field.when() != null || field.given() != null;
      if (sent && (needed || random.nextBoolean())) {
        Object value = value(field);
        if (value != null) {
          values.put(field.id(), value);
        }
      }
    }
    return values;
  }

  private @Nullable Object value(FieldView field) {
    return switch (field.type()) {
      case "long" -> random.nextInt(100);
      case "double" -> random.nextInt(1000) / 10.0;
      case "boolean" -> random.nextBoolean();
      case "date" -> date(field).toString();
      case "enum" -> any(Objects.requireNonNull(field.values())).id();
      case "unit" -> chosen(field, UNITS);
      case "person" -> chosen(field, PEOPLE);
      case "rows" -> rows(field);
      case "evidence" -> null;
      default -> "内容" + random.nextInt(100);
    };
  }

  /** A day that is not over yet: it may become a due date. */
  private LocalDate date(FieldView field) {
    LocalDate next = today.plusDays(1);
    LocalDate first = field.earliest();
    return (first == null || first.isBefore(next) ? next : first).plusDays(random.nextInt(5));
  }

  private Object chosen(FieldView field, List<String> among) {
    String one = any(among);
    return field.several() ? List.of(one) : one;
  }

  private List<Map<String, Object>> rows(FieldView table) {
    List<FieldView> columns = Objects.requireNonNull(table.columns());
    List<Map<String, Object>> rows = new ArrayList<>();
    if (table.given() != null) {
      for (Map<String, Object> given : table.given()) {
        Map<String, Object> row = filled(columns);
        row.put("row", String.valueOf(given.get("row")));
        rows.add(row);
      }
      return rows;
    }
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      rows.add(filled(columns));
    }
    return rows;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
