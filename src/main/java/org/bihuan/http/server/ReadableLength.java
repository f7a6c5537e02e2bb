package org.bihuan.http.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.springframework.http.HttpStatus;

/**
 * Refuses a malformed Content-Length before any code reads it: the container would throw an
 * exception wherever that happens.
 */
final class ReadableLength extends ValveBase {

  private final ProblemRenderer renderer;

  ReadableLength(ProblemRenderer renderer) {
    super(true);
    this.renderer = renderer;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (isReadable(request.getCoyoteRequest())) {
      getNext().invoke(request, response);
    } else {
      renderer.writeJson(
          request, response.getResponse(), Refusals.ofStatus(HttpStatus.BAD_REQUEST.value()));
    }
  }

  private static boolean isReadable(org.apache.coyote.Request raw) {
    try {
      return raw.getContentLengthLong() >= 0 || raw.getHeader("Content-Length") == null;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
