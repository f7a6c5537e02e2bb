package org.bihuan.proof;

import java.util.List;
import org.bihuan.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** An empty log, as of an installation that has not signed anything yet. */
final class NewLog {

  private NewLog() {}

  static void begin(JdbcTemplate jdbc) {
    guard(jdbc, "disable");
    for (String table :
        List.of("proof_root", "proof_key", "proof_leaf", "proof_node", "proof_head")) {
      jdbc.update("delete from " + table);
    }
    jdbc.update(
        "update proof_state set size = 0, for_day = null, after_issue = '', gone_through = false,"
            + " installation = ''");
    guard(jdbc, "enable");
  }

  /** The database's own protection, which its owner can disable. */
  static void guard(JdbcTemplate jdbc, String how) {
    if (TestDatabase.isPostgresql()) {
      for (String table : List.of("trail_entry", "proof_leaf", "proof_root", "proof_key")) {
        jdbc.execute("alter table " + table + " " + how + " trigger user");
      }
    }
  }
}
