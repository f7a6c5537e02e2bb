package org.bihuan.workflow.flowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the foreign keys to {@code ACT_RU_EXECUTION} on PostgreSQL. There are seventeen, most of
 * them from tables that are empty here or nearly so, and for each deleted token PostgreSQL makes
 * two lookups for each: more work than everything else at the end of a step. The engine itself
 * deletes the rows that refer to a token, under the lock on the issue. On H2, where most tests run,
 * the keys stay and would reveal rows the engine forgets. See ADR 0012.
 */
final class EngineForeignKeys {

  private EngineForeignKeys() {}

  static void drop(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String drop : drops(statement)) {
        statement.execute(drop);
      }
    }
  }

  private static List<String> drops(Statement statement) throws SQLException {
    List<String> drops = new ArrayList<>();
    try (ResultSet keys =
        statement.executeQuery(
            "select format('alter table %s drop constraint %I', conrelid::regclass, conname)"
                + " from pg_constraint where contype = 'f'"
                + " and confrelid = to_regclass('act_ru_execution')")) {
      while (keys.next()) {
        drops.add(keys.getString(1));
      }
    }
    return drops;
  }
}
