package org.bihuan.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bihuan.workflow.check.DecisionTable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads decisions in force. */
@Component
class DecisionTables {

  private final JdbcTemplate jdbc;

  DecisionTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A decision in its newest version. */
  record Versioned(int version, DecisionTable table) {}

  /** The newest versions of these, in the order of their keys; one statement. */
  List<Versioned> newest(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    String marks = "?,".repeat(keys.size());
    List<Versioned> tables = new ArrayList<>();
    jdbc.query(
        "select d.decision, d.version, d.xml from decision_version d"
            + " where d.decision in ("
            + marks.substring(0, marks.length() - 1)
            + ") and d.version = (select max(n.version) from decision_version n"
            + " where n.decision = d.decision) order by d.decision",
        row -> {
          int version = row.getInt("version");
          DecisionTable.read(
                  row.getString("xml").getBytes(StandardCharsets.UTF_8), row.getString("decision"))
              .ifPresent(table -> tables.add(new Versioned(version, table)));
        },
        keys.toArray());
    return tables;
  }
}
