package org.bihuan.integrity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds issues that are gone completely, while other rows still name them. A gap in the numbers
 * proves nothing: they are assigned in blocks, and gaps are normal (ADR 0006).
 */
@Component
class MissingIssues {

  /** Tables whose rows are written and removed with their issue, with an index to its number. */
  private static final List<String> TABLES =
      List.of(
          "trail_entry",
          "task",
          "submission",
          "issue_comment",
          "evidence",
          "evidence_citation",
          "ledger_row");

  private static final int MOST = 50;

  private final JdbcTemplate jdbc;

  MissingIssues(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Numbers within a range that rows name although there is no such issue; at most the first ones.
   *
   * @param last null for all after {@code after}
   */
  List<String> between(String after, @Nullable String last) {
    List<String> parts = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (String table : TABLES) {
      parts.add(named(table, " and t.issue > ?" + (last == null ? "" : " and t.issue <= ?")));
      parameters.add(after);
      if (last != null) {
        parameters.add(last);
      }
    }
    return missing(parts, parameters);
  }

  /** Missing issues about which messages were sent; reads all messages. */
  List<String> notified() {
    return missing(List.of(named("notification", "")), List.of());
  }

  private List<String> missing(List<String> parts, List<Object> parameters) {
    return jdbc.queryForList(
        String.join(" union ", parts) + " order by issue limit " + MOST,
        String.class,
        parameters.toArray());
  }

  private static String named(String table, String more) {
    return "select t.issue from "
        + table
        + " t where not exists (select 1 from issue i where i.number = t.issue)"
        + more;
  }
}
