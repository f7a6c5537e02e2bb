package org.bihuan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each application context an empty database of its own: H2 in a file, or a database on one
 * real PostgreSQL.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    properties().applyTo(context);
  }

  /** Connection properties of a new, empty database. */
  public static TestPropertyValues properties() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    if (isPostgresql()) {
      try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      return TestPropertyValues.of(
          "spring.datasource.url=" + Postgres.SERVER.getJdbcUrl("postgres", name),
          "spring.datasource.username=postgres",
          "spring.datasource.password=postgres",
          "bihuan.evidence.directory=" + folder(name));
    }
    return TestPropertyValues.of(
        "spring.datasource.url=jdbc:h2:file:"
            + folder(name)
            + "/bihuan;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
        "spring.datasource.username=bihuan",
        "spring.datasource.password=",
        "bihuan.evidence.directory=" + folder(name));
  }

  public static boolean isPostgresql() {
    return System.getProperty("bihuan.test.database", "h2").equals("postgresql");
  }

  private static Path folder(String name) {
    try {
      return Files.createDirectories(Path.of("target", "test-data", name)).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
