package org.bihuan.http.load;

import java.time.Duration;
import org.bihuan.http.Problem;
import org.bihuan.http.server.Connection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Called for each item while an upload is processed, within its transaction: ends the work when the
 * client has disconnected, or when it takes too long.
 */
@Component
public class StillWanted {

  private static final Logger LOG = LoggerFactory.getLogger(StillWanted.class);
  private static final String SINCE = StillWanted.class.getName();

  private final Duration longest;

  StillWanted(@Value("${bihuan.http.longest-work:5m}") Duration longest) {
    this.longest = longest;
  }

  /**
   * Checks whether to continue; does nothing outside a request.
   *
   * @throws Problem 422 where the work has taken too long since the first call; 400 where the
   *     client has disconnected
   */
  public void goOn() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return;
    }
    long now = System.nanoTime();
    Long since = (Long) request.getAttribute(SINCE, RequestAttributes.SCOPE_REQUEST);
    if (since == null) {
      request.setAttribute(SINCE, now, RequestAttributes.SCOPE_REQUEST);
    } else if (now - since > longest.toNanos()) {
      throw new Problem(
          "took-too-long", HttpStatus.UNPROCESSABLE_ENTITY, Math.max(1, longest.toMinutes()));
    }
    if (hasLeft(request)) {
      LOG.info("Gave up work that a client left behind");
      throw new Problem("client-left", HttpStatus.BAD_REQUEST);
    }
  }

  private static boolean hasLeft(RequestAttributes request) {
    @Nullable Object connection =
        request.getAttribute(Connection.class.getName(), RequestAttributes.SCOPE_REQUEST);
    return connection instanceof Connection known && known.clientHasLeft();
  }
}
