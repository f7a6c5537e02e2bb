package org.bihuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The service as it is delivered, with the demonstration accounts, started in this process on a
 * random port: for tests that need it to themselves, or more than once.
 */
public final class Node implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Node(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a node.
   *
   * @param database its database; nodes with the same one work together
   * @param settings further properties, {@code name=value}
   */
  public static Node start(TestPropertyValues database, String... settings) {
    return start(database, null, settings);
  }

  /** As above, with this clock; null for the real one. */
  public static Node start(TestPropertyValues database, MovableClock clock, String... settings) {
    setUpLog();
    String[] arguments =
        Stream.concat(Stream.of("server.port=0"), Arrays.stream(settings))
            .map(setting -> "--" + setting)
            .toArray(String[]::new);
    return new Node(
        new SpringApplicationBuilder(Bihuan.class)
            .profiles("demo")
            .initializers(
                context -> {
                  database.applyTo(context);
                  TestPropertyValues.of(TestDatabase.LEAK_DETECTION).applyTo(context);
                  context
                      .getBeanFactory()
                      .registerSingleton("deliveredTypesOnly", new DeliveredTypesOnly());
                  if (clock != null) {
                    context.getBeanFactory().registerSingleton("clock", clock);
                  }
                })
            .run(arguments));
  }

  /**
   * Two nodes that start at once share this process's logging system, and would interfere in its
   * setup.
   */
  private static synchronized void setUpLog() {
    LoggingSystem log = LoggingSystem.get(Node.class.getClassLoader());
    log.beforeInitialize();
    log.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
  }

  public Api api() {
    return new Api(port());
  }

  public int port() {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  public DataSource connections() {
    return context.getBean(DataSource.class);
  }

  @Override
  public void close() {
    try {
      ReturnedConnections.expect(context);
    } finally {
      context.close();
    }
  }

  /** Keeps what other tests add to the service out of it. */
  private static final class DeliveredTypesOnly extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
      try {
        return reader.getResource().getURL().getPath().contains("/test-classes/");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof DeliveredTypesOnly;
    }

    @Override
    public int hashCode() {
      return DeliveredTypesOnly.class.hashCode();
    }
  }
}
