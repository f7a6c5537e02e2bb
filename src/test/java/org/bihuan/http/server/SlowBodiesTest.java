package org.bihuan.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Clients that send a byte now and then, as many as the service has threads and more. */
@ServiceTest
@Tag("once")
@TestPropertySource(
    properties = {
      "bihuan.management.port=0",
      "bihuan.http.body.grace=2s",
      "bihuan.http.body.longest=3s",
      "bihuan.http.answer.grace=3s",
      "bihuan.http.answer.most-of-address=4"
    })
class SlowBodiesTest {

  private static final int SLOW = 220;
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  @LocalServerPort int port;
  @Autowired ServletWebServerApplicationContext service;

  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private @Nullable ScheduledFuture<?> drips;
  private final ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void goAway() throws IOException {
    if (drips != null) {
      drips.cancel(true);
    }
    dripping.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void healthAnswersOnBothPortsMeanwhile() throws Exception {
    for (int i = 0; i < SLOW; i++) {
      slow("/api/tokens", "application/json");
    }
    drip();
    for (int i = 0; i < 10; i++) {
      assertTimeoutPreemptively(
          GENEROUS, () -> new Api(port).anonymous().get("/actuator/health").expect(200));
      assertTimeoutPreemptively(
          GENEROUS, () -> new Api(management()).anonymous().get("/actuator/health").expect(200));
    }
    List<String> answers = new ArrayList<>();
    for (Socket socket : sockets) {
      answers.add(answer(socket));
    }
    assertThat(answers).containsOnly("408", "503").contains("408", "503");
  }

  /** One byte of a chunk's head or of a trailer is no byte of the body. */
  @ParameterizedTest
  @ValueSource(strings = {"5;a", "2\r\n{}\r\n0\r\nA: b"})
  void countsWhoeverIsSlowBetweenChunks(String begun) throws Exception {
    for (int i = 0; i < SLOW; i++) {
      inChunks(begun);
    }
    drip();
    assertTimeoutPreemptively(
        GENEROUS, () -> new Api(port).anonymous().get("/actuator/health").expect(200));
    assertThat(sockets.stream().map(SlowBodiesTest::answer)).contains("503");
  }

  /** When too many are slow, the slowest is given up, not the last one. */
  @Test
  void letsAnybodyInWhereACrowdIsSlow() throws Exception {
    for (int i = 0; i < SLOW; i++) {
      slow("/api/tokens", "application/json");
    }
    drip();
    TimeUnit.MILLISECONDS.sleep(800); // the others have been slow for a moment
    for (int i = 0; i < 5; i++) {
      Socket quick = slow("/api/tokens", "application/json");
      TimeUnit.MILLISECONDS.sleep(100); // a phone's line
      quick.getOutputStream().write(" ".repeat(99_998).concat("}").getBytes(US_ASCII));
      assertThat(answer(quick)).as("the %dth of those who come later", i).isIn("400", "422");
    }
  }

  /** The bytes are not part of the body, and the container reads them in one call. */
  @ParameterizedTest
  @ValueSource(strings = {"5;a", "2\r\n{}\r\n0\r\nA: b"})
  void waitsNoLongerForAHeadOfAChunkThanForABody(String begun) throws Exception {
    Socket socket = inChunks(begun);
    drip();
    assertThat(answer(socket)).isEqualTo("408");
    assertTimeoutPreemptively(GENEROUS, () -> expectEnd(socket));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5;", "2\r\n{}\r\n0\r\nA: "})
  void readsNoLongHeadOfAChunk(String begun) throws Exception {
    assertThat(answer(inChunks(begun + "a".repeat(2_000)))).isIn("400", "closed", "reset");
  }

  @Test
  void tellsSendersOfFormsThatTooManyAreSlow() throws Exception {
    for (int i = 0; i < SLOW; i++) {
      slow("/sign-in", "application/x-www-form-urlencoded");
    }
    drip();
    List<String> answers = new ArrayList<>();
    for (Socket socket : sockets) {
      answers.add(answer(socket));
    }
    assertThat(answers).contains("503").doesNotContain("400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/issues application/json",
        "/api/ledgers/imports multipart/form-data;boundary=b",
        "/sign-in application/x-www-form-urlencoded",
        "/import multipart/form-data;boundary=b",
        "/nowhere text/plain"
      })
  void noBodyIsWaitedForWhoeverReadsIt(String request) throws Exception {
    Socket socket =
        slow(
            request.substring(0, request.indexOf(' ')),
            request.substring(request.indexOf(' ') + 1));
    drip();
    assertThat(answer(socket)).startsWith("4");
    assertTimeoutPreemptively(GENEROUS, () -> expectEnd(socket));
  }

  @Test
  void thereIsNothingElseOnThePortForManagement() throws Exception {
    Api management = new Api(management());
    for (String address : List.of("/api/issues", "/sign-in", "/", "/%61pi/me")) {
      assertThat(management.anonymous().get(address).status()).as(address).isIn(400, 404);
    }
    management.anonymous().get("/actuator/prometheus").expect(401);
  }

  private int management() {
    return Stream.of(
            ((TomcatWebServer) service.getWebServer()).getTomcat().getService().findConnectors())
        .mapToInt(Connector::getLocalPort)
        .filter(other -> other != port)
        .findFirst()
        .orElseThrow();
  }

  private Socket inChunks(String begun) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) GENEROUS.toMillis());
    sockets.add(socket);
    String request =
        String.join(
            "\r\n",
            "POST /api/tokens HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "",
            begun);
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private Socket slow(String address, String type) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) GENEROUS.toMillis());
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + address
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    + type
                    + "\r\nContent-Length: 100000\r\n\r\n{")
                .getBytes(US_ASCII));
    return socket;
  }

  private void drip() {
    drips =
        dripping.scheduleWithFixedDelay(
            () -> {
              for (Socket socket : sockets) {
                try {
                  socket.getOutputStream().write(' ');
                } catch (IOException refused) {
                  // its answer is read later
                }
              }
            },
            0,
            500,
            TimeUnit.MILLISECONDS);
  }

  private static String answer(Socket socket) {
    try {
      String line =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      return line == null
          ? "closed"
          : line.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
    } catch (java.net.SocketTimeoutException e) {
      return "silence";
    } catch (IOException e) {
      return "reset";
    }
  }

  private static void expectEnd(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // what is left of the answer
      }
    } catch (java.net.SocketException reset) {
      // that is an end, too
    }
  }
}
