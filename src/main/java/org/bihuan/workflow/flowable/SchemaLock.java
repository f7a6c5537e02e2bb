package org.bihuan.workflow.flowable;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time create or upgrade the engine's tables: acquired before the engine is
 * built and released when the application context is complete. The engine's own lock is in a table
 * that it must create first, which fails on PostgreSQL when two nodes do so at once.
 */
@Component
@DependsOnDatabaseInitialization
class SchemaLock implements SmartInitializingSingleton, DisposableBean {

  private @Nullable Connection locked;

  SchemaLock(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    connection.setNetworkTimeout(Runnable::run, 0); // another node may take long
    try (var statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        statement.execute("set local lock_timeout = 0");
        statement.execute("set local statement_timeout = 0");
      }
      statement.execute("select id from deployment_lock where id = 2 for update");
    }
    locked = connection;
  }

  /** The engine's tables exist now. */
  @Override
  public void afterSingletonsInstantiated() {
    Connection connection = locked;
    if (connection != null) {
      try {
        EngineForeignKeys.drop(connection);
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException("cannot adapt the engine's tables", e);
      } finally {
        destroy();
      }
    }
  }

  @Override
  public void destroy() {
    Connection connection = locked;
    locked = null;
    if (connection != null) {
      try (connection) {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot give the schema lock back", e);
      }
    }
  }
}
