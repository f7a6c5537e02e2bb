package org.bihuan.operation;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Limits how long a thread waits for PostgreSQL, to less than clients wait for a response: for a
 * connection, for a row locked by another transaction, for a statement, and for the next byte from
 * a database that hangs. By default the driver would wait for ever. Migrations may take as long as
 * they need. H2 runs in this process and has a limit in its URL.
 */
@Component
class DatabaseTimes implements BeanPostProcessor, FlywayConfigurationCustomizer {

  private static final String SOCKET_TIMEOUT = "socketTimeout";

  private final Duration answer;
  private final Duration statement;
  private final Duration lock;

  DatabaseTimes(Environment environment) {
    Binder settings = Binder.get(environment);
    this.answer = limit(settings, "answer", Duration.ofSeconds(20));
    this.statement = limit(settings, "statement", Duration.ofSeconds(15));
    this.lock = limit(settings, "lock", Duration.ofSeconds(10));
  }

  private static Duration limit(Binder settings, String name, Duration otherwise) {
    return settings.bind("bihuan.database." + name, Duration.class).orElse(otherwise);
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource source && isPostgresql(source)) {
      source.addDataSourceProperty(SOCKET_TIMEOUT, Long.toString(answer.toSeconds()));
      source.addDataSourceProperty("connectTimeout", "5");
      source.addDataSourceProperty("loginTimeout", "5");
      source.addDataSourceProperty("cancelSignalTimeout", "3");
      source.addDataSourceProperty("tcpKeepAlive", "true");
      source.addDataSourceProperty(
          "options",
          "-c lock_timeout=%d -c statement_timeout=%d"
              .formatted(lock.toMillis(), statement.toMillis()));
    }
    return bean;
  }

  @Override
  public void customize(FluentConfiguration migrations) {
    HikariDataSource source =
        DataSourceUnwrapper.unwrap(
            migrations.getDataSource(), HikariConfigMXBean.class, HikariDataSource.class);
    if (source != null && isPostgresql(source)) {
      migrations.dataSource(source.getJdbcUrl(), source.getUsername(), source.getPassword());
    }
  }

  private static boolean isPostgresql(HikariDataSource source) {
    return source.getJdbcUrl() != null && source.getJdbcUrl().startsWith("jdbc:postgresql:");
  }
}
