package org.bihuan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each application context an empty database of its own: H2 in a file, or a database on one
 * real PostgreSQL.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Logs where a connection was acquired that {@link ReturnedConnections} finds missing. */
  static final String LEAK_DETECTION = "spring.datasource.hikari.leak-detection-threshold=30000";

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setRegisterShutdownHook(false)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Stops the server last: a service whose database stops first would wait for it until it is
     * killed.
     */
    private static void stop(EmbeddedPostgres server) {
      List.copyOf(CONTEXTS).forEach(ConfigurableApplicationContext::close);
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final Set<ConfigurableApplicationContext> CONTEXTS =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    CONTEXTS.add(context);
    TestPropertyValues.of(settings().stream().map(TestDatabase::unhurried).toList())
        .and(
            LEAK_DETECTION,
            "bihuan.documents.office=none", // whatever is installed on the machine
            "bihuan.access.most-tokens=10000", // all tests use the same accounts
            "bihuan.access.password-cost=4",
            "bihuan.proof.first-look=PT10000H", // tests sign roots themselves
            "bihuan.figures.first-look=PT10000H", // tests move their clocks back
            "bihuan.doubts.first-look=PT10000H", // and compare themselves
            "bihuan.public-reports.enabled=true",
            "bihuan.public-reports.hourly-per-network=100000",
            "bihuan.public-reports.daily-in-all=100000")
        .applyTo(context);
  }

  /** Nobody kills this process, so that H2 need not write to the disk with every commit. */
  private static String unhurried(String setting) {
    return setting.replace(
        "WRITE_DELAY=0", "WRITE_DELAY=2000;AUTO_COMPACT_FILL_RATE=0;QUERY_CACHE_SIZE=200");
  }

  /** Connection properties of a new, empty database. */
  public static TestPropertyValues properties() {
    return TestPropertyValues.of(settings());
  }

  /** The port of the one PostgreSQL server. */
  static int serverPort() {
    return Postgres.SERVER.getPort();
  }

  /** The same, {@code name=value}. */
  static List<String> settings() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    if (isPostgresql()) {
      try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      return List.of(
          "spring.datasource.url=" + Postgres.SERVER.getJdbcUrl("postgres", name),
          "spring.datasource.username=postgres",
          "spring.datasource.password=postgres",
          "bihuan.evidence.directory=" + folder(name),
          "bihuan.proof.key-file=" + folder(name) + "/signing-key.pem");
    }
    return List.of(
        "spring.datasource.url=jdbc:h2:file:"
            + folder(name)
            + "/bihuan;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
        "spring.datasource.username=bihuan",
        "spring.datasource.password=",
        "bihuan.evidence.directory=" + folder(name),
        "bihuan.proof.key-file=" + folder(name) + "/signing-key.pem");
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
