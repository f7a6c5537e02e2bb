package org.bihuan;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plans of PostgreSQL for statements of lists. What is planned for a small table says little of one
 * with a million rows; therefore the ways that grow with the table are taken from the database, and
 * a plan that still uses one has no other.
 */
public final class ListPlans {

  private final JdbcTemplate jdbc;

  public ListPlans(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The plan where rows must be found by conditions on indexes: no order helps, no table is read.
   */
  public String byCondition(String sql, List<Object> parameters) {
    return plan(sql, parameters, "seqscan", "indexscan", "indexonlyscan", "tidscan");
  }

  /** The plan where rows must be read in the order of an index: nothing is sorted. */
  public String inOrder(String sql, List<Object> parameters) {
    return plan(sql, parameters, "seqscan", "bitmapscan", "sort", "incremental_sort");
  }

  private String plan(String sql, List<Object> parameters, String... withheld) {
    List<String> plan = new ArrayList<>();
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              connection.setAutoCommit(false);
              try (var settings = connection.createStatement()) {
                for (String way : withheld) {
                  settings.execute("set local enable_" + way + " = off");
                }
                explain(connection.prepareStatement("explain " + sql), parameters, plan);
              } finally {
                connection.rollback();
                connection.setAutoCommit(true);
              }
              return null;
            });
    return String.join("\n", plan);
  }

  private static void explain(
      PreparedStatement statement, List<Object> parameters, List<String> plan) throws SQLException {
    try (statement) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.add(lines.getString(1));
        }
      }
    }
  }
}
