package org.bihuan;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bihuan.workbench.Pages;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts a request's use of the database, between the service and its driver: each statement
 * executed, each entry of a batch, each commit. Work in other threads is not included.
 */
public final class CountedSql implements BeanPostProcessor {

  /** The header of a request that should be counted; its value is a unique name. */
  public static final String MARK = "X-Counted";

  /** Puts the counter into the service; a test imports it, and with it a context of its own. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Configuration {

    @Bean
    static CountedSql countedSql() {
      return new CountedSql();
    }

    @Bean
    FilterRegistrationBean<Filter> countedRequests(CountedSql counted) {
      FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(counted.filter());
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return filter;
    }
  }

  /**
   * The statements of one request.
   *
   * @param alone statements outside a transaction
   * @param commits of transactions
   */
  public record Request(List<String> statements, List<String> alone, int commits) {}

  private static final class Counter {
    private final List<String> statements = new ArrayList<>();
    private final List<String> alone = new ArrayList<>();
    private int commits;
  }

  private static final ThreadLocal<Counter> CURRENT = new ThreadLocal<>();
  private final Map<String, CompletableFuture<Request>> begun = new ConcurrentHashMap<>();

  /** Sends one request and returns its use of the database. */
  Request count(Api.Session session, Sent request) {
    String name = UUID.randomUUID().toString();
    Api.Answer unused = request.by(session.with(MARK, name));
    return counted(name).orElseThrow();
  }

  /** Reads one page and returns its use of the database. */
  Request count(Pages pages, String path) {
    String name = UUID.randomUUID().toString();
    pages.with(MARK, name).get(path).expect(200);
    return counted(name).orElseThrow();
  }

  /** The statements of the request with this name; empty where it did not reach the service. */
  public Optional<Request> counted(String name) {
    return Optional.ofNullable(begun.remove(name))
        .map(counting -> counting.orTimeout(20, TimeUnit.SECONDS).join());
  }

  /** A request that an account sends. */
  @FunctionalInterface
  interface Sent {
    Api.Answer by(Api.Session session);
  }

  private Filter filter() {
    return (request, response, chain) -> {
      String name = ((HttpServletRequest) request).getHeader(MARK);
      if (name == null) {
        chain.doFilter(request, response);
        return;
      }
      CompletableFuture<Request> counting = new CompletableFuture<>();
      begun.put(name, counting);
      Counter counter = new Counter();
      CURRENT.set(counter);
      try {
        chain.doFilter(request, response);
      } finally {
        CURRENT.remove();
        counting.complete(
            new Request(
                List.copyOf(counter.statements), List.copyOf(counter.alone), counter.commits));
      }
    };
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source && !(bean instanceof Counting)
        ? new Counting(source)
        : bean;
  }

  private final class Counting extends DelegatingDataSource {

    Counting(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return counting(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
      return counting(super.getConnection(username, password));
    }
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Counter counter = CURRENT.get();
          if (counter != null && method.getName().equals("commit")) {
            counter.commits++;
          }
          Object result = invoke(connection, method, arguments);
          return switch (method.getName()) {
            case "prepareStatement" ->
                counting(
                    PreparedStatement.class, connection, (Statement) result, (String) arguments[0]);
            case "createStatement" -> counting(Statement.class, connection, (Statement) result, "");
            default -> result;
          };
        });
  }

  private <S extends Statement> S counting(
      Class<S> type, Connection connection, Statement statement, String prepared) {
    List<String> batch = new ArrayList<>();
    return proxy(
        type,
        (self, method, arguments) -> {
          String sql =
              arguments != null && arguments.length > 0 && arguments[0] instanceof String given
                  ? given
                  : prepared;
          switch (method.getName()) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                note(connection, List.of(sql));
            case "addBatch" -> batch.add(sql);
            case "executeBatch", "executeLargeBatch" -> {
              note(connection, batch);
              batch.clear();
            }
            case "clearBatch" -> batch.clear();
            default -> {
              // not a call to the database
            }
          }
          return invoke(statement, method, arguments);
        });
  }

  private void note(Connection connection, List<String> statements) throws SQLException {
    Counter counter = CURRENT.get();
    if (counter != null) {
      counter.statements.addAll(statements);
      if (connection.getAutoCommit()) {
        counter.alone.addAll(statements);
      }
    }
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(CountedSql.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
