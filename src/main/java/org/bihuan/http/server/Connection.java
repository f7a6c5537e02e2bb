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
 * A connection that a thread serves at this moment, as the watcher sees it. While the thread waits
 * for the client, the container asks its poller for what it waits for, and nowhere else does it
 * while it serves.
 *
 * <p>What the thread writes passes a buffer of 8 KB, and the container notes when it is through.
 */
public final class Connection {

  private static final int NOTE = 31; // the container itself uses the first ones
  private static final int MOST_DISCARDED = 1024 * 1024;

  private final NioSocketWrapper socket;
  private volatile @Nullable String address;
  private volatile @Nullable PacedInput reading;

  // of the watcher alone
  private boolean blocked;
  private long blockedSince;
  private long lastWrite;
  private long movedAt;

  Connection(SocketWrapperBase<?> socket) {
    this.socket = (NioSocketWrapper) socket;
  }

  /** The one that a request came by; null where another protocol serves it. */
  static @Nullable Connection of(Request request) {
    return (Connection) request.getNote(NOTE);
  }

  void serve(Request request) {
    request.setNote(NOTE, this);
  }

  /** Whose request it is, where a proxy in front has said so. */
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

  /** Ends the wait for a body that comes too slowly; its thread then says so. */
  void giveUpSlowBody(long now) {
    PacedInput body = reading;
    if (body != null && body.giveUp(now)) {
      endWait();
    }
  }

  /** Nothing more comes from the client: the thread that waits for it goes on. */
  void endWait() {
    try {
      channel().shutdownInput();
    } catch (IOException gone) {
      // then nobody waits either
    }
  }

  /** Whether a thread waits at this moment until the client takes what was written. */
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

  /** How long the client has taken less than a buffer. */
  long stalledMillis(long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - movedAt);
  }

  /**
   * Ends the wait for a client that does not read. The poller wakes the thread, whose write then
   * fails; closing the socket from here would take its buffers from under it.
   */
  void giveUpAnswer() {
    try {
      channel().setOption(StandardSocketOptions.SO_LINGER, 0); // nothing waits in the kernel either
      channel().shutdownOutput();
    } catch (IOException gone) {
      // then nobody waits either
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
