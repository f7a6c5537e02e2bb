package org.bihuan.http;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Whether a request failed because its client left before the answer was written. Nobody is left to
 * tell, and nothing is wrong here. Told by the container's own exceptions: a connection of ours
 * that broke, to the database or a store, is another matter.
 */
public final class GoneClients {

  private GoneClients() {}

  public static boolean caused(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof UnreadableBody) {
        return false; // may be waiting for the answer still
      }
      if (at instanceof ClientAbortException || at instanceof AsyncRequestNotUsableException) {
        return true;
      }
    }
    return false;
  }
}
