package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What issues were opened with: register entries such as the enterprise, and other issues. */
@Repository
class OpenedEntries {

  private final JdbcTemplate jdbc;

  OpenedEntries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The keys in these fields of an issue; no statement without fields. */
  List<String> entries(String issue, List<String> fields) {
    return entries(List.of(issue), fields).getOrDefault(issue, List.of());
  }

  /** The same of several issues, by their numbers; one statement. */
  Map<String, List<String>> entries(Collection<String> issues, Collection<String> fields) {
    Map<String, List<String>> entries = new HashMap<>();
    if (!fields.isEmpty() && !issues.isEmpty()) {
      jdbc.query(
          "select issue, code from opened_value where issue = any(?) and field = any(?)"
              + " order by issue, field, code",
          row -> {
            entries
                .computeIfAbsent(row.getString("issue"), number -> new ArrayList<>())
                .add(row.getString("code"));
          },
          new Object[] {issues.toArray(String[]::new), fields.toArray(String[]::new)});
    }
    return entries;
  }

  /** An issue of a type was opened for others, which one of its fields names. */
  record Answer(String issue, String answered) {}

  /** The issues of this type whose field names one of these; at most so many. */
  List<Answer> answering(String type, String field, Collection<String> numbers, int most) {
    return jdbc.query(
        "select issue, code from opened_value where type = ? and field = ? and code = any(?)"
            + " order by code, issue limit ?",
        (row, n) -> new Answer(row.getString("issue"), row.getString("code")),
        type,
        field,
        numbers.toArray(String[]::new),
        most);
  }
}
