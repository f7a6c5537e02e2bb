package org.bihuan.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Recognizes failures because the database is down, restarting, hanging or has no free connection;
 * answered with 503, to be tried again soon.
 */
public final class DatabaseAway {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  private static final String SECONDS = "5";

  /**
   * Prefixes of the SQL states that mean this: connection exception, insufficient resources,
   * operator intervention (which is also a statement that took too long), H2's closed database.
   */
  private static final List<String> STATES = List.of("08", "53", "57", "90098", "90108", "90067");

  private DatabaseAway() {}

  public static boolean isCauseOf(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 50; depth++) {
      if (tellsSo(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  public static Problem refused(Throwable failure) {
    LOG.warn("The database does not answer: {}", root(failure).toString());
    LOG.debug("The database does not answer", failure);
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
    return new RefusedWithHeaders("unavailable", HttpStatus.SERVICE_UNAVAILABLE, headers);
  }

  private static boolean tellsSo(Throwable at) {
    return at instanceof DataAccessResourceFailureException
        || at instanceof TransientDataAccessResourceException
        || at instanceof RecoverableDataAccessException
        || at instanceof QueryTimeoutException
        || at instanceof TransactionTimedOutException
        || (at instanceof TransactionSystemException && hasNoState(at.getCause()))
        || (at instanceof SQLException sql && tellsSo(sql));
  }

  private static boolean tellsSo(SQLException sql) {
    String state = sql.getSQLState();
    return sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || (state != null && STATES.stream().anyMatch(state::startsWith));
  }

  /**
   * Such an exception comes from the connection pool, when it has closed a connection in the
   * meantime.
   */
  private static boolean hasNoState(@Nullable Throwable cause) {
    return cause instanceof SQLException sql && sql.getSQLState() == null;
  }

  private static Throwable root(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at.getCause() != null && depth < 50; depth++) {
      at = at.getCause();
    }
    return at;
  }
}
