package org.bihuan.http.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.SingleColumnRowMapper;

/**
 * Runs statements that PostgreSQL plans for the values given each time. After a few executions it
 * would otherwise keep one plan for all values, and what is quick for a frequent value reads the
 * whole table for a rare one.
 */
public final class PlannedForValues {

  private PlannedForValues() {}

  public static <T> List<T> query(
      JdbcTemplate jdbc, String sql, RowMapper<T> rows, List<Object> parameters) {
    return run(jdbc, sql, new RowMapperResultSetExtractor<>(rows), parameters);
  }

  /** The number in the only row. */
  public static long number(JdbcTemplate jdbc, String sql, List<Object> parameters) {
    return query(jdbc, sql, new SingleColumnRowMapper<>(Long.class), parameters).get(0);
  }

  private static <T> T run(
      JdbcTemplate jdbc, String sql, ResultSetExtractor<T> rows, List<Object> parameters) {
    T result =
        jdbc.query(
            connection -> unkept(connection.prepareStatement(sql)),
            statement -> {
              for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
              }
            },
            rows);
    if (result == null) {
      throw new IllegalStateException("no result");
    }
    return result;
  }

  private static PreparedStatement unkept(PreparedStatement statement) throws SQLException {
    if (statement.isWrapperFor(PGStatement.class)) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
    return statement;
  }
}
