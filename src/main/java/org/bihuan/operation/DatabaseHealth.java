package org.bihuan.operation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.stereotype.Component;

/**
 * Queries the database at each health check, and waits for two seconds at most. The check uses a
 * connection of its own: a full connection pool does not mean that the database is down.
 */
@Component("db")
class DatabaseHealth extends AbstractHealthIndicator implements DisposableBean {

  private static final int SECONDS = 2;

  private final HikariDataSource own;

  DatabaseHealth(DataSource everybodys) {
    super("The database does not answer");
    HikariDataSource source =
        DataSourceUnwrapper.unwrap(everybodys, HikariConfigMXBean.class, HikariDataSource.class);
    if (source == null) {
      throw new IllegalStateException("the connections are not pooled");
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(source.getJdbcUrl());
    config.setUsername(source.getUsername());
    config.setPassword(source.getPassword());
    source
        .getDataSourceProperties()
        .forEach((name, value) -> config.addDataSourceProperty(name.toString(), value));
    if (source.getDataSourceProperties().containsKey("socketTimeout")) {
      config.addDataSourceProperty("socketTimeout", Integer.toString(SECONDS));
      config.addDataSourceProperty("connectTimeout", Integer.toString(SECONDS));
    }
    config.setPoolName("health");
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(SECONDS * 1000L);
    config.setValidationTimeout(SECONDS * 500L);
    config.setInitializationFailTimeout(-1);
    this.own = new HikariDataSource(config);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws SQLException {
    try (Connection connection = own.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      statement.execute("select 1");
      builder.up();
    }
  }

  @Override
  public void destroy() {
    own.close();
  }
}
