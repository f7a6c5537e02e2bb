package org.bihuan.http.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.bihuan.http.ClientNetwork;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.SlowTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait for bodies that arrive too slowly, and limits how many threads wait at once. It
 * works where the container reads, since neither the parts of a form nor discarded input pass a
 * filter.
 */
final class SlowBodies extends ValveBase {

  private final BodyPace pace;
  private final Waiting waiting;
  private final long mostDiscarded;
  private final ProblemRenderer renderer;

  SlowBodies(BodyPace pace, long mostDiscarded, ProblemRenderer renderer) {
    super(true);
    this.pace = pace;
    this.waiting = new Waiting(pace.mostWaiting(), pace.mostOfAddress());
    this.mostDiscarded = mostDiscarded;
    this.renderer = renderer;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request raw = request.getCoyoteRequest();
    Connection connection = Connection.of(raw);
    if (connection != null) {
      connection.setAddress(address(request));
      request.setAttribute(Connection.class.getName(), connection);
    }
    if (raw.getContentLengthLong() <= 0 && raw.getHeader("Transfer-Encoding") == null) {
      getNext().invoke(request, response);
      return;
    }
    InputBuffer body = raw.getInputBuffer();
    PacedInput paced =
        new PacedInput(
            body,
            pace,
            waiting,
            address(request),
            connection,
            () -> hasArrived(raw),
            slow -> raw.setAttribute(SlowTransfer.ATTRIBUTE, slow));
    raw.setInputBuffer(paced);
    try {
      getNext().invoke(request, response);
      SlowTransfer refused = paced.refused();
      if (refused != null && !response.isCommitted()) { // discards a response made from half a body
        response.reset();
        renderer.write(request, response.getResponse(), refused.problem());
      }
      if (!request.isAsync()) {
        discardRest(request, response, paced);
      }
    } finally {
      raw.setInputBuffer(body);
    }
  }

  private static String address(Request request) {
    @Nullable String address = request.getRemoteAddr();
    return address == null ? "" : ClientNetwork.of(address);
  }

  /**
   * Not for chunked bodies: what has arrived may be part of a chunk's header, without any byte of
   * the body.
   */
  private static boolean hasArrived(org.apache.coyote.Request raw) {
    AtomicBoolean finished = new AtomicBoolean();
    raw.action(ActionCode.REQUEST_BODY_FULLY_READ, finished);
    if (finished.get()) {
      return true;
    }
    if (raw.getHeader("Transfer-Encoding") != null) {
      return false;
    }
    raw.action(ActionCode.AVAILABLE, true);
    return raw.getAvailable() > 0;
  }

  /**
   * Sends the response first, then discards the rest of the body, so that the client can read the
   * response; not for a client that was given up, whose connection is closed.
   */
  private void discardRest(Request request, Response response, PacedInput paced)
      throws IOException {
    response.finishResponse();
    Discarded rest = new Discarded();
    try {
      int got = 0;
      while (got >= 0 && rest.bytes <= mostDiscarded && paced.refused() == null) {
        got = paced.doRead(rest);
      }
    } catch (IllegalArgumentException broken) {
      return; // there is no body behind a head that cannot be read; the container closes it
    } catch (IOException gone) {
      request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, gone);
      return;
    }
    SlowTransfer refused = paced.refused();
    if (refused != null) {
      request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, refused);
    }
  }

  private static final class Discarded implements ApplicationBufferHandler {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long bytes;

    @Override
    public void setByteBuffer(ByteBuffer filled) {
      buffer = filled;
      bytes += filled.remaining();
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // discarded input needs no buffer
    }
  }
}
