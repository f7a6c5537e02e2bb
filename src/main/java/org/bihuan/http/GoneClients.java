package org.bihuan.http;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Recognizes requests that failed because the client disconnected before the response was written.
 * Nobody can be answered, and nothing is wrong here. Only the container's own exceptions count: a
 * broken connection of ours, to the database or a store, is a different failure.
 */
public final class GoneClients {

  private GoneClients() {}

  public static boolean caused(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof UnreadableBody) {
        return false; // the client may still be waiting for the response
      }
      if (at instanceof ClientAbortException || at instanceof AsyncRequestNotUsableException) {
        return true;
      }
    }
    return false;
  }
}
