package org.bihuan.http.search;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which database the service runs on: PostgreSQL has the indexes that lists of a million need. */
@Component
public class Database {

  private final boolean postgresql;

  Database(JdbcTemplate jdbc) {
    this.postgresql =
        Boolean.TRUE.equals(
            jdbc.execute(
                (ConnectionCallback<Boolean>)
                    connection ->
                        connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
  }

  public boolean isPostgresql() {
    return postgresql;
  }
}
