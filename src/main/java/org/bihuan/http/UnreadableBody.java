package org.bihuan.http;

import java.io.IOException;

/**
 * A request's body could not be read to its end: its chunks are malformed, or the client has
 * disconnected. Never an error of the service.
 */
public final class UnreadableBody extends IOException {

  private static final long serialVersionUID = 1L;

  public UnreadableBody(IOException cause) {
    super("unreadable body", cause);
  }
}
