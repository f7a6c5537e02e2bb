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
 * Lets one node at a time create or upgrade the engine's tables: held from before the engines are
 * built until all of the service is there. The engine's own lock lies in a table that it must first
 * create, which PostgreSQL does not forgive.
 */
@Component
@DependsOnDatabaseInitialization
class SchemaLock implements SmartInitializingSingleton, DisposableBean {

  private @Nullable Connection locked;

  SchemaLock(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    connection.setNetworkTimeout(Runnable::run, 0); // another node may be at it for long
    try (var statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        statement.execute("set local lock_timeout = 0");
        statement.execute("set local statement_timeout = 0");
      }
      statement.execute("select id from deployment_lock where id = 2 for update");
    }
    locked = connection;
  }

  /** The engine's tables are there now. */
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
