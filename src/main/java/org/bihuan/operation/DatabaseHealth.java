package org.bihuan.operation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.stereotype.Component;

/**
 * Asks the database, each time, and waits for two seconds at most. The question has a connection of
 * its own: where all others are busy, the database is there nevertheless.
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
    source.copyStateTo(config);
    Properties driver = new Properties();
    driver.putAll(source.getDataSourceProperties());
    if (driver.containsKey("socketTimeout")) {
      driver.setProperty("socketTimeout", Integer.toString(SECONDS));
      driver.setProperty("connectTimeout", Integer.toString(SECONDS));
    }
    config.setDataSourceProperties(driver);
    config.setPoolName("health");
    config.setMetricRegistry(null);
    config.setMetricsTrackerFactory(null);
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
