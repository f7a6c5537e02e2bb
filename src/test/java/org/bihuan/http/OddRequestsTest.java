package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no client of ours would send. */
@ServiceTest
@Tag("once")
class OddRequestsTest {

  @LocalServerPort int port;
  private Session inspector;

  @BeforeEach
  void connect() {
    inspector = new Api(port).as("qh-inspector");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/issues/a%2Fb",
        "/api/issues/%2e%2e%2fpeople",
        "/api/issues/a%5Cb",
        "/api/issues/a;b=c",
        "/api/issues/%00",
        "/api/issues//",
        "/api/tasks/a%2Fb",
        "/api/issues/-1",
        "/api/tasks/-1",
        "/api/types/a%2Fb",
        "/api/units/-1",
        "/api/issues/%E9%97%AE%E9%A2%98",
        "/api/issues/%FF%FE",
        "/api/processes/rectification/-1",
        "/api/nowhere",
      })
  void knowsNothingAtOddAddresses(String address) {
    Answer answer = inspector.get(address);
    assertThat(answer.status()).isIn(400, 404);
    isProblem(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/issues/", "/api/tasks/", "/api/types/", "/api/units/"})
  void knowsNothingByANameOfTenThousandCharacters(String address) {
    Answer answer = inspector.get(address + "x".repeat(10_000));
    assertThat(answer.status()).isIn(400, 404);
    isProblem(answer);
  }

  /** A connection closed over what nobody read would be reset, at times before the answer came. */
  @Test
  void answersAnAddressOfFortyKilobytesEachTime() {
    String address = "/api/tasks/" + "%E9%95%BF".repeat(5_000) + "/claim";
    for (int i = 0; i < 400; i++) {
      inspector.post(address, Map.of("comment", "x".repeat(5 * i))).expect(400);
    }
  }

  /** H2 counts UTF-16 units, PostgreSQL characters: what both can hold is taken. */
  @Test
  void countsTheCharactersOfATitleAsEitherDatabaseHoldsThem() {
    inspector
        .post("/api/issues", Map.of("title", "🚧".repeat(101), "unit", "QH-XN-DT"))
        .expect(422);
    inspector
        .post("/api/issues", Map.of("title", "🚧".repeat(100), "unit", "QH-XN-DT"))
        .expect(201);
  }

  @Test
  void namesNoMoreThanAHundredFaultsOfOneRequest() {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      fields.put("unknown" + i, i);
    }
    Map<String, Object> issue = Map.of("title", "问题", "unit", "QH-XN-DT", "fields", fields);
    Answer refused = inspector.post("/api/issues", issue).expect(422);
    assertThat(refused.body().path("errors")).hasSize(100);
    assertThat(refused.body().at("/errors/99/message").asText()).isEqualTo("此后还有更多错误，未逐一列出。");
    assertThat(refused.body().at("/errors/98/message").asText()).isEqualTo("表单中没有此项");

    Answer duties =
        new Api(port)
            .as("qh-admin")
            .post(
                "/api/people",
                Map.of(
                    "username",
                    "many-duties",
                    "displayName",
                    "多岗",
                    "duties",
                    Collections.nCopies(5_000, Map.of("unit", "NOWHERE", "role", "nobody"))))
            .expect(422);
    assertThat(duties.body().path("errors")).hasSize(100);
  }

  @Test
  void refusesAMethodThatNobodyHasHeardOf() {
    isProblem(inspector.send("NONSENSE", "/api/issues", null, null).expect(400));
  }

  @Test
  void saysSoWhereARequestIsLongerThanAnyServerReads() throws IOException {
    String answer = raw("GET /api/issues/" + "x".repeat(200_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/issues?q=<script> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/issues HTTP/1.1\r\n\r\n",
        "GET /api/issues HTTP/9.9\r\nHost: a\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n",
        "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\n{}",
        "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Length: 2, 2\r\n\r\n{}",
        "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n{}",
        "GET /api/issues HTTP/1.1\r\nHost: a\r\nX: \u007f\r\nAccept: text/html\r\n\r\n",
        "TRACE /api/issues HTTP/1.1\r\nHost: a\r\n\r\n",
      })
  void tellsNothingOfItselfToWhatIsNoRequest(String request) throws IOException {
    String answer = raw(request);
    assertThat(answer)
        .matches("(?s)HTTP/1.1 4\\d\\d.*")
        .doesNotContain("Tomcat", "Exception", "org.apache", "<script>");
  }

  /** The answer to these bytes; a server that has answered may hang up before it has read all. */
  private String raw(String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
      } catch (SocketException hungUp) {
        // its response is read below
      }
      socket.getInputStream().transferTo(answer);
    } catch (SocketException hungUp) {
      // the connection was closed after the response
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/issues",
    "DELETE, /api/issues",
    "PATCH, /api/issues/QH-1999-000001",
    "DELETE, /api/issues/QH-1999-000001",
    "DELETE, /api/issues/QH-1999-000001/trail",
    "PUT, /api/issues/QH-1999-000001/trail",
    "POST, /api/issues/QH-1999-000001/trail",
    "GET, /api/tasks/x/claim",
    "GET, /api/tasks/x/complete",
    "DELETE, /api/tasks/x",
    "DELETE, /api/types/rectification",
    "POST, /api/statistics",
  })
  void namesTheMethodsThatThereAre(String method, String address) {
    Answer answer = inspector.send(method, address, null, null).expect(405);
    isProblem(answer);
    assertThat(answer.header("Allow")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/issues", "/api/tasks", "/api/types/rectification", "/api/me"})
  void answersHeadAndOptionsWithoutABody(String address) {
    Answer head = inspector.send("HEAD", address, null, null).expect(200);
    assertThat(head.raw().body()).isEmpty();
    Answer options = inspector.send("OPTIONS", address, null, null).expect(200);
    assertThat(options.header("Allow")).contains("GET");
    new Api(port).anonymous().send("HEAD", address, null, null).expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "nonsense",
        "*/*",
      })
  void takesJsonAloneWhereJsonBelongs(String type) {
    byte[] body = "{\"title\":\"a\",\"unit\":\"QH-XN-DT\"}".getBytes(StandardCharsets.UTF_8);
    Answer answer = inspector.send("POST", "/api/issues", body, type);
    assertThat(answer.status()).isIn(400, 415);
    isProblem(answer);
  }

  @Test
  void takesNoJsonThatIsNotUtf8() {
    byte[] latin =
        "{\"title\":\"\u00e9\u00e9\",\"unit\":\"QH-XN-DT\"}".getBytes(StandardCharsets.ISO_8859_1);
    isProblem(inspector.send("POST", "/api/issues", latin, "application/json").expect(400));
    byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};
    isProblem(inspector.send("POST", "/api/issues", overlong, "application/json").expect(400));
    byte[] surrogate = {
      '{',
      '"',
      't',
      'i',
      't',
      'l',
      'e',
      '"',
      ':',
      '"',
      (byte) 0xED,
      (byte) 0xA0,
      (byte) 0x80,
      '"',
      '}'
    };
    Answer answer = inspector.send("POST", "/api/issues", surrogate, "application/json");
    assertThat(answer.status()).isIn(400, 422);
    isProblem(answer);
  }

  @Test
  void refusesTenMegabytesForAnIssue() {
    String large = "{\"title\":\"" + "x".repeat(10_000_000) + "\",\"unit\":\"QH-XN-DT\"}";
    isProblem(inspector.post("/api/issues", large).expect(413));
  }

  @Test
  void keepsAnIdempotencyKeyToOneIssue() {
    Session keyed = inspector.with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, String> issue = Map.of("title", "护栏缺失", "unit", "QH-XN-DT");
    String number = keyed.post("/api/issues", issue).expect(201).text("number");
    assertThat(keyed.post("/api/issues", issue).expect(201).text("number")).isEqualTo(number);
    Answer other = keyed.post("/api/issues", Map.of("title", "另一个", "unit", "QH-XN-DT"));
    isProblem(other.expect(422));
    isProblem(keyed.post("/api/issues/" + number + "/comments", Map.of("text", "a")).expect(422));
  }

  private static void isProblem(Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("type")).startsWith("/problems/");
    assertThat(answer.text("title")).isNotBlank();
    assertThat(answer.text("detail")).isNotBlank();
    assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
  }
}
