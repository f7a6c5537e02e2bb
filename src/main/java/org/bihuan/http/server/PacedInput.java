package org.bihuan.http.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.bihuan.http.SlowTransfer;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request at the point where the container itself reads it, so that forms and
 * uploads pass here too. Only the time in which the service waits for the client is counted.
 */
final class PacedInput implements InputBuffer {

  /** A wait up to this is never considered slow. */
  private static final long MOMENT_NANOS = 500_000_000;

  private final InputBuffer body;
  private final BodyPace pace;
  private final Waiting waiting;
  private final String address;
  private final BooleanSupplier arrived;
  private final Consumer<SlowTransfer> told;
  private final AtomicLong waitedNanos = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private @Nullable SlowTransfer refused;
  private final @Nullable Connection connection;
  private volatile @Nullable Long waitingSince;
  private volatile boolean givenUp;
  private volatile boolean gaveWay;

  /**
   * @param connection through which {@link SlowConnections} sees that this waits; null where it
   *     does not watch
   * @param arrived whether there is something to read without waiting, even if only the end
   * @param told is given the reason when the body is given up
   */
  PacedInput(
      InputBuffer body,
      BodyPace pace,
      Waiting waiting,
      String address,
      @Nullable Connection connection,
      BooleanSupplier arrived,
      Consumer<SlowTransfer> told) {
    this.body = body;
    this.pace = pace;
    this.waiting = waiting;
    this.address = address;
    this.connection = connection;
    this.arrived = arrived;
    this.told = told;
  }

  /** Why the body was given up, so that nothing tries to read the rest; null where it was not. */
  @Nullable SlowTransfer refused() {
    return refused;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    if (refused != null) {
      throw refused;
    }
    if (givenUp) { // so that half a body is not taken for a whole one
      throw refuse(gaveWay);
    }
    int got = arrived.getAsBoolean() ? body.doRead(handler) : waitAndRead(handler);
    bytes.addAndGet(Math.max(got, 0));
    if (got >= 0 && pace.isTooSlow(bytes.get(), waitedNanos.get())) {
      throw refuse(false);
    }
    return got;
  }

  private int waitAndRead(ApplicationBufferHandler handler) throws IOException {
    long from = System.nanoTime();
    waitingSince = from;
    if (!waiting.begin(this)) {
      waitingSince = null;
      throw refuse(true);
    }
    watch(this);
    try {
      int got = body.doRead(handler);
      if (got < 0 && givenUp) {
        throw refuse(gaveWay);
      }
      return got;
    } catch (SocketTimeoutException silence) {
      throw refuse(false);
    } catch (IOException ended) {
      throw givenUp ? refuse(gaveWay) : ended;
    } finally {
      watch(null);
      waitingSince = null;
      waitedNanos.addAndGet(System.nanoTime() - from);
      waiting.end(this);
    }
  }

  private void watch(@Nullable PacedInput body) {
    if (connection != null) {
      connection.setReading(body);
    }
  }

  /**
   * Called by another thread while this one waits, perhaps for single bytes that are not part of
   * the body: whether to end the wait.
   */
  boolean giveUp(long now) {
    Long since = waitingSince;
    if (since == null || givenUp) {
      return false;
    }
    long here = now - since;
    givenUp = pace.isTooLong(here) || pace.isTooSlow(bytes.get(), waitedNanos.get() + here);
    return givenUp;
  }

  String address() {
    return address;
  }

  /** The average rate over all the time waited. */
  double bytesPerSecond() {
    Long since = waitingSince;
    long waited = waitedNanos.get() + (since == null ? 0 : System.nanoTime() - since);
    return bytes.get() * 1e9 / Math.max(waited, 1);
  }

  /**
   * Called by the thread of another body when too many are waiting: whether to end the wait for
   * this body instead. Not for one that has only just started to wait.
   */
  boolean giveWay() {
    Long since = waitingSince;
    if (connection == null
        || since == null
        || givenUp
        || waitedNanos.get() + System.nanoTime() - since < MOMENT_NANOS) {
      return false;
    }
    gaveWay = true;
    givenUp = true;
    connection.endWait();
    return true;
  }

  private SlowTransfer refuse(boolean crowded) {
    SlowTransfer slow = new SlowTransfer(crowded);
    refused = slow;
    told.accept(slow);
    return slow;
  }

  @Override
  public int available() {
    return body.available();
  }
}
