package org.bihuan.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document says, as far as it is known when the process comes by.
 *
 * @param texts by the sources of placeholders
 * @param lines the rows of tables, by the numbers of the table rows they stand in
 * @param late what is read when the document is made, by the numbers of table rows
 * @param before the number of the first entry of the trail that it does not tell
 */
record DocumentContent(
    Map<String, String> texts,
    Map<String, List<Map<String, String>>> lines,
    Map<String, String> late,
    int before) {

  private static final String TEXTS = "texts";
  private static final String LINES = "lines";
  private static final String LATE = "late";
  private static final String BEFORE = "before";

  Map<String, Object> stored() {
    return Map.of(TEXTS, texts, LINES, lines, LATE, late, BEFORE, before);
  }

  static DocumentContent of(Map<String, Object> stored) {
    Map<String, List<Map<String, String>>> lines = new LinkedHashMap<>();
    if (stored.get(LINES) instanceof Map<?, ?> all) {
      all.forEach(
          (line, rows) -> {
            List<Map<String, String>> read = new ArrayList<>();
            ((List<?>) rows).forEach(row -> read.add(texts(row)));
            lines.put(String.valueOf(line), read);
          });
    }
    Object before = stored.get(BEFORE);
    return new DocumentContent(
        texts(stored.get(TEXTS)),
        lines,
        texts(stored.get(LATE)),
        before instanceof Number number ? number.intValue() : 0);
  }

  private static Map<String, String> texts(@org.jspecify.annotations.Nullable Object stored) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (stored instanceof Map<?, ?> map) {
      map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    }
    return texts;
  }
}
