package org.bihuan.http.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a thread serves at this moment, as seen by {@link SlowConnections}. The
 * container registers an interest with its poller only while the thread waits for the client, so
 * that shows what the thread waits for.
 *
 * <p>What the thread writes passes a buffer of 8 KB, and the container records when the buffer was
 * written.
 */
public final class Connection {

  private static final int NOTE = 31; // the container itself uses the first ones
  private static final int MOST_DISCARDED = 1024 * 1024;

  private final NioSocketWrapper socket;
  private volatile @Nullable String address;
  private volatile @Nullable PacedInput reading;

  // used by the watching thread only
  private boolean blocked;
  private long blockedSince;
  private long lastWrite;
  private long movedAt;

  Connection(SocketWrapperBase<?> socket) {
    this.socket = (NioSocketWrapper) socket;
  }

  /** The connection of a request; null where another protocol serves it. */
  static @Nullable Connection of(Request request) {
    return (Connection) request.getNote(NOTE);
  }

  void serve(Request request) {
    request.setNote(NOTE, this);
  }

  /** Sets the client's address, where a proxy in front has reported it. */
  void setAddress(String address) {
    this.address = address;
  }

  String address() {
    String known = address;
    return known == null ? String.valueOf(socket.getRemoteAddr()) : known;
  }

  void setReading(@Nullable PacedInput body) {
    reading = body;
  }

  /** Ends the wait for a body that arrives too slowly; its thread then refuses the request. */
  void giveUpSlowBody(long now) {
    PacedInput body = reading;
    if (body != null && body.giveUp(now)) {
      endWait();
    }
  }

  /** Marks the input as ended, so that the waiting thread continues. */
  void endWait() {
    try {
      channel().shutdownInput();
    } catch (IOException gone) {
      // then no thread waits either
    }
  }

  /** Whether a thread waits at this moment for the client to read what was written. */
  boolean looksBlocked(long now) {
    boolean waits = socket.interestOpsHas(SelectionKey.OP_WRITE);
    if (waits && !blocked) {
      blockedSince = now;
      movedAt = now;
    }
    blocked = waits;
    long written = socket.getLastWrite();
    if (written != lastWrite) {
      lastWrite = written;
      movedAt = now;
    }
    return waits;
  }

  long blockedMillis(long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - blockedSince);
  }

  /** For how many milliseconds the client has read less than one buffer. */
  long stalledMillis(long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - movedAt);
  }

  /**
   * Ends the wait for a client that does not read. The poller wakes the thread, whose write then
   * fails; closing the socket from here would take its buffers from under it.
   */
  void giveUpAnswer() {
    try {
      channel()
          .setOption(StandardSocketOptions.SO_LINGER, 0); // discards what the kernel has buffered
      channel().shutdownOutput();
    } catch (IOException gone) {
      // then no thread waits either
    }
  }

  /**
   * Whether the client has ended its side of the connection; to be asked by the thread that serves
   * it, once the body is read. What the client has sent of a further request stays there.
   */
  public boolean clientHasLeft() {
    ByteBuffer one = ByteBuffer.allocate(1);
    try {
      int got = socket.read(false, one);
      if (got > 0) {
        socket.unRead(one.flip());
      }
      return got < 0;
    } catch (IOException ended) {
      return true;
    }
  }

  /**
   * Throws away what has come from the client and was not read, such as the rest of a head that is
   * too long. A connection closed over it would be reset, and the answer lost on its way (RFC 9112,
   * 9.6). Does not wait for more.
   */
  void discardUnread() {
    ByteBuffer rest = ByteBuffer.allocate(8 * 1024);
    int discarded = 0;
    try {
      for (int got = 1; got > 0 && discarded < MOST_DISCARDED; discarded += got) {
        got = socket.read(false, rest.clear());
      }
    } catch (IOException gone) {
      // then nobody waits for the answer
    }
  }

  private SocketChannel channel() {
    return socket.getSocket().getIOChannel();
  }
}
