package org.bihuan.proof;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** An empty log, as of an installation that has not signed anything yet. */
final class NewLog {

  private NewLog() {}

  static void begin(JdbcTemplate jdbc) {
    for (String table :
        List.of("proof_root", "proof_key", "proof_leaf", "proof_node", "proof_head")) {
      jdbc.update("delete from " + table);
    }
    jdbc.update(
        "update proof_state set size = 0, for_day = null, after_issue = '', gone_through = false,"
            + " installation = ''");
  }
}
