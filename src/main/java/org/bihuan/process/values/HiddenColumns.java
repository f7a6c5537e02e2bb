package org.bihuan.process.values;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;

/**
 * The columns that a form hides when it gives rows that were entered in an earlier one. They are
 * hidden where they were entered as well, also where the rows were given on by forms between.
 */
public final class HiddenColumns {

  private HiddenColumns() {}

  /** A table that is given in a form. */
  private record Given(String id, Rows rows, List<String> sources) {}

  /** Ids of columns by {@code form.field}; only tables of which some are hidden. */
  public static Map<String, Set<String>> of(ProcessModel model) {
    List<Given> tables =
        Stream.of(Stream.of(ProcessModel.OPENED), ids(model.steps()), ids(model.actions()))
            .flatMap(forms -> forms)
            .flatMap(form -> model.form(form).stream().flatMap(field -> given(form, field)))
            .toList();
    Map<String, Set<String>> hidden = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Given table : tables) {
        Set<String> columns = new HashSet<>(table.rows.hidden());
        columns.addAll(hidden.getOrDefault(table.id, Set.of()));
        for (String source : columns.isEmpty() ? List.<String>of() : table.sources) {
          more |= hidden.computeIfAbsent(source, any -> new TreeSet<>()).addAll(columns);
        }
      }
    }
    return hidden;
  }

  private static Stream<String> ids(Map<String, ?> forms) {
    return forms.keySet().stream();
  }

  private static Stream<Given> given(String form, Field field) {
    Rows rows = field.rows();
    return rows == null || rows.given() == null
        ? Stream.empty()
        : Stream.of(
            new Given(
                form + "." + field.id(),
                rows,
                MentionedFields.of(rows.given().expressions()).distinct().toList()));
  }
}
