package org.bihuan;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Fails each test class that does not return a connection to the pool. Background work may use one
 * for a while; a leaked one is never returned.
 */
public class ReturnedConnections extends AbstractTestExecutionListener {

  private static final long SECONDS = 20;

  /** Runs before the context of a single test is closed, which would close all connections. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void afterTestClass(TestContext test) {
    if (test.hasApplicationContext()
        && test.getApplicationContext().getBeanNamesForType(DataSource.class).length == 1) {
      expect(test.getApplicationContext());
    }
  }

  /** Waits for a moment at which every connection is in the pool. */
  static void expect(ApplicationContext context) {
    HikariDataSource source =
        DataSourceUnwrapper.unwrap(
            context.getBean(DataSource.class), HikariConfigMXBean.class, HikariDataSource.class);
    HikariPoolMXBean pool =
        source == null || source.isClosed() ? null : source.getHikariPoolMXBean();
    if (pool == null) {
      return;
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (pool.getActiveConnections() > 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            pool.getActiveConnections() + " connections never came back; the log says whose");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }
}
