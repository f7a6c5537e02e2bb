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
 * Asked by work on what somebody uploaded, item by item, in the transaction that it is done in:
 * nobody needs it once the client has left, and nobody waits for ever.
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
   * Does nothing where no request is worked on.
   *
   * @throws Problem 422 where the work has taken too long since this was asked first; 400 where
   *     nobody is left to hear so
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
