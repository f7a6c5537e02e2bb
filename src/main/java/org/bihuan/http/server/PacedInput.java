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
 * The body of one request as the container itself reads it, so that forms and uploads pass here
 * too. Counted is only the time in which the service waits for the client.
 */
final class PacedInput implements InputBuffer {

  /** What nobody is called slow for. */
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
   * @param connection by which the watcher finds out that this waits; null where nobody watches
   * @param arrived whether there is something to read without waiting, be it the end
   * @param told hears why the body is given up
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

  /** Why the body was given up: nobody should try to read the rest; null where it was not. */
  @Nullable SlowTransfer refused() {
    return refused;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    if (refused != null) {
      throw refused;
    }
    if (givenUp) { // since the last look, so that nobody takes half a body for a whole one
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
   * Asked by another thread while this one waits, be it for a byte now and then that is none of the
   * body: whether it should wait no longer.
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

  /** How much has come, on average over all the time waited for it. */
  double bytesPerSecond() {
    Long since = waitingSince;
    long waited = waitedNanos.get() + (since == null ? 0 : System.nanoTime() - since);
    return bytes.get() * 1e9 / Math.max(waited, 1);
  }

  /**
   * Asked by the thread of another body that comes to a crowd: whether this one is waited for no
   * longer instead. Not who has only just begun to wait.
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
