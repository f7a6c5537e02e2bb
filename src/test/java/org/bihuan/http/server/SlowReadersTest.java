package org.bihuan.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Clients that ask for much and read little of it. */
@ServiceTest
@Tag("once")
@TestPropertySource(
    properties = { // as in SlowBodiesTest: one service for both
      "bihuan.management.port=0",
      "bihuan.http.body.grace=2s",
      "bihuan.http.body.longest=3s",
      "bihuan.http.answer.grace=3s",
      "bihuan.http.answer.most-of-address=4"
    })
class SlowReadersTest {

  private static final String LARGE = "/swagger-ui/swagger-ui-bundle.js";
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  @LocalServerPort private int port;

  private final List<Socket> sockets = new ArrayList<>();
  private final ScheduledExecutorService ticks = Executors.newScheduledThreadPool(2);

  @AfterEach
  void goAway() throws IOException {
    ticks.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void givesUpWhoeverReadsAByteNowAndThen() throws Exception {
    assertThat(gone(ask(16_384), true)).succeedsWithin(GENEROUS);
  }

  @Test
  void givesUpOfACrowdThoseWhoReadLeast() throws Exception {
    Socket steady = ask(0);
    CompletableFuture<Integer> read = new CompletableFuture<>();
    List<CompletableFuture<Void>> gone = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      gone.add(gone(ask(16_384), false));
    }
    readSteadily(steady, read);

    for (CompletableFuture<Void> one : gone) {
      assertThat(one).succeedsWithin(GENEROUS);
    }
    assertTimeoutPreemptively(
        GENEROUS, () -> new Api(port).anonymous().get("/actuator/health").expect(200));
    assertThat(read).succeedsWithin(GENEROUS);
    assertThat(read.get()).isGreaterThan(1_000_000);
  }

  @Test
  void leavesThreadsToOthersHoweverManyReadNothing() throws Exception {
    for (int i = 0; i < 220; i++) {
      ask(16_384);
    }
    for (int i = 0; i < 5; i++) {
      assertTimeoutPreemptively(
          GENEROUS, () -> new Api(port).anonymous().get("/actuator/health").expect(200));
    }
  }

  private Socket ask(int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout((int) GENEROUS.toMillis());
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            ("GET " + LARGE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII));
    return socket;
  }

  /** Done once the service has ended the connection, which a client notices where it writes. */
  @SuppressWarnings("FutureReturnValueIgnored") // the last tick completes what is returned
  private CompletableFuture<Void> gone(Socket socket, boolean reads) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    ticks.scheduleWithFixedDelay(
        () -> {
          try {
            if (reads) {
              socket.getInputStream().read();
            }
            socket.getOutputStream().write(' ');
          } catch (IOException ended) {
            gone.complete(null);
            throw new java.io.UncheckedIOException(ended); // the last tick
          }
        },
        0,
        200,
        TimeUnit.MILLISECONDS);
    return gone;
  }

  /** A quarter of a megabyte a second, to the end. */
  @SuppressWarnings("FutureReturnValueIgnored") // the last tick completes what was passed
  private void readSteadily(Socket socket, CompletableFuture<Integer> read) {
    int[] bytes = {0};
    ticks.scheduleAtFixedRate(
        () -> {
          try {
            InputStream in = socket.getInputStream();
            byte[] got = in.readNBytes(50_000);
            bytes[0] += got.length;
            if (got.length == 0) {
              read.complete(bytes[0]);
            }
          } catch (IOException ended) {
            read.completeExceptionally(ended);
            throw new java.io.UncheckedIOException(ended); // the last tick
          }
        },
        0,
        200,
        TimeUnit.MILLISECONDS);
  }
}
