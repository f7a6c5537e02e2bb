package org.bihuan.process;

import org.bihuan.http.Messages;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where nothing is deployed, and so every name is the id itself. */
public final class NoProcesses {

  private NoProcesses() {}

  @SuppressWarnings("NullAway") // without decisions nobody asks the calendar
  public static ProcessNames names(Messages messages) {
    var jdbc = new JdbcTemplate();
    return new ProcessNames(new IssueTypes(jdbc, null), new DecisionTables(jdbc, null), messages);
  }
}
