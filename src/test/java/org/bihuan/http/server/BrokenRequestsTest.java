package org.bihuan.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.Api;
import org.bihuan.LoggedErrors;
import org.bihuan.Raw;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Any malformed request is answered as the client's error, and nothing is logged as an error. */
@ServiceTest
class BrokenRequestsTest {

  private static final String PAGE = "Accept: text/html\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String PARTS = "Content-Type: multipart/form-data; boundary=x\r\n";

  @LocalServerPort int port;
  private Raw raw;

  /** Signed in once, since checking passwords is slow. */
  private static String token = "";

  private static Raw.Browser browser = new Raw.Browser("", "");
  private static int signedInAt;

  @BeforeEach
  void signIn() {
    raw = new Raw(port);
    if (signedInAt == port) {
      return;
    }
    token =
        "Authorization: Bearer "
            + new Api(port)
                .anonymous()
                .post("/api/tokens", Map.of("username", "qh-admin", "password", "bihuan-demo"))
                .expect(201)
                .text("token")
            + "\r\n";
    browser = raw.browser("qh-admin", "bihuan-demo");
    signedInAt = port;
  }

  private String session() {
    return PAGE
        + "Cookie: "
        + browser.cookies()
        + "\r\nX-XSRF-TOKEN: "
        + browser.formToken()
        + "\r\n";
  }

  private static void isTheSenders(Raw.Answer answer, String what, LoggedErrors errors) {
    assertThat(answer.status()).as(what + "\n" + answer.text()).isBetween(200, 499);
    assertThat(answer.text())
        .as(what)
        .doesNotContain("Tomcat", "Exception", "org.apache", "org.springframework");
    assertThat(errors.messages()).as(what).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: 0000000000000000000000000000000000000000000000000000000000000000",
        "Ho st: b",
        "H"
      })
  @Tag("once")
  void answersABrokenHeadBeforeABody(String header) {
    String head =
        switch (header.length()) {
          case 1 -> (header + ": b\r\n").repeat(120);
          case 8 -> header + "\r\n";
          default -> header.repeat(200) + "\r\n";
        };
    try (LoggedErrors errors = new LoggedErrors()) {
      String request =
          "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n" + head + "\r\naaaaa";
      Raw.Answer answer = raw.send(request);

      isTheSenders(answer, header, errors);
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  static final List<String> QUERIES =
      List.of(
          "%01=1",
          "a%00b=1",
          "%00",
          "%0d%0aX:1=1",
          "{x}",
          "x=%",
          "%zz=1",
          "q=%FF",
          "q=%C0%80",
          "q=%ED%A0%80",
          "q=%00",
          "sort=x",
          "sort=a&sort=b",
          "unit.x=1",
          "unit[0]=1",
          "q=" + "a".repeat(5000),
          "to=/%7Bx%7D",
          "to=/%E4%B8%AD%E6%96%87",
          "to=/%0d%0aX:1",
          "limit=99999999999",
          "year=999999999",
          "year=-999999999",
          "from=%2B999999999-12-31&to=%2B999999999-12-31",
          "dueFrom=%2B999999999-12-31",
          "after=AAAA",
          "after=%00",
          "_method=DELETE",
          "a=1&a=2&=&&");

  @ParameterizedTest
  @FieldSource("QUERIES")
  void answersAnyQueryOfAnyPageAndList(String query) {
    try (LoggedErrors errors = new LoggedErrors()) {
      for (String address :
          List.of(
              "/api/issues",
              "/api/tasks",
              "/api/people",
              "/api/tokens",
              "/api/statistics",
              "/api/calendar",
              "/api/me",
              "/actuator/health",
              "/api/ledgers/export")) {
        isTheSenders(raw.get(address + "?" + query, token), address + "?" + query, errors);
      }
      for (String address :
          List.of(
              "/",
              "/work",
              "/issues",
              "/issues/export",
              "/open",
              "/overview",
              "/people",
              "/units",
              "/calendar",
              "/notices",
              "/account",
              "/sign-in",
              "/processes")) {
        isTheSenders(raw.get(address + "?" + query, session()), address + "?" + query, errors);
        isTheSenders(raw.get(address + "?" + query, PAGE), address + "?" + query, errors);
      }
    }
  }

  static final List<String> CHUNKS =
      List.of(
          "zz\r\n",
          "-1\r\n",
          "",
          "5\r\nab",
          "2\r\n{}\r\n",
          "2\r\n{}\r\nzz\r\n",
          "5\r\nabcdefgh\r\n0\r\n\r\n",
          "FFFFFFFFFFFFFFFFFF\r\nab",
          "2;" + "a".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
          "0\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
          "0\r\nbad trailer\r\n\r\n",
          "2\n{}\n0\n\n");

  @ParameterizedTest
  @FieldSource("CHUNKS")
  @Tag("once")
  void answersBodiesOfMalformedChunks(String chunks) {
    try (LoggedErrors errors = new LoggedErrors()) {
      String chunked = "Transfer-Encoding: chunked\r\nConnection: close\r\nHost: a\r\n";
      String json = "Content-Type: application/json\r\n";
      for (String address :
          List.of("/api/tokens", "/api/issues", "/api/tasks/x/complete", "/api/people")) {
        for (String key : List.of("", "Idempotency-Key: " + System.nanoTime() + "\r\n")) {
          isTheSenders(
              raw.send(
                  "POST "
                      + address
                      + " HTTP/1.1\r\n"
                      + chunked
                      + json
                      + token
                      + key
                      + "\r\n"
                      + chunks),
              address + key,
              errors);
        }
      }
      isTheSenders(
          raw.send("GET /actuator/health HTTP/1.1\r\n" + chunked + "\r\n" + chunks),
          "health",
          errors);
      for (String type : List.of(FORM, PARTS)) {
        for (String address :
            List.of(
                "/sign-in",
                "/work/claims",
                "/issues/x/evidence",
                "/account/password",
                "/processes")) {
          isTheSenders(
              raw.send(
                  "POST "
                      + address
                      + " HTTP/1.1\r\n"
                      + chunked
                      + type
                      + session()
                      + "\r\n"
                      + chunks),
              address + type,
              errors);
          isTheSenders(
              raw.send(
                  "POST " + address + " HTTP/1.1\r\n" + chunked + type + PAGE + "\r\n" + chunks),
              address + type,
              errors);
        }
      }
    }
  }

  static Stream<String> fields() {
    return Stream.of(
        "{x}=1",
        "%01=1",
        "a%00=1",
        "text=%00",
        "text=%FF&title=%ED%A0%80",
        "%",
        "x=%zz",
        "to=/{x}",
        "to=/%7Bx%7D",
        "to=/%E4%B8%AD?%E4%B8%AD=%E4%B8%AD",
        "language=en&to=/%7Bx%7D",
        "back=/{x}",
        "q=" + "%E9%95%BF".repeat(1_500),
        "to=/?q=" + "a".repeat(9_000),
        "back=/work?q=" + "a".repeat(9_000),
        "to=/" + "%E9%95%BF".repeat(1_500),
        "back=/%E4%B8%AD",
        "unit.x=1",
        "version=99999999999",
        "day=%2B999999999-01-01",
        Stream.iterate(0, i -> i + 1)
            .limit(12_000)
            .map(i -> "a" + i + "=1")
            .reduce((a, b) -> a + "&" + b)
            .orElseThrow(),
        "a=" + "b".repeat(3_000_000));
  }

  private static final List<String> FORMS =
      List.of(
          "/sign-in",
          "/language",
          "/work/claims",
          "/open",
          "/units/new",
          "/people/_new",
          "/people/nobody/password",
          "/calendar/2027/days",
          "/calendar/99999999/days",
          "/processes/rectification/migration",
          "/setup",
          "/jobs/x/retry",
          "/account/password",
          "/issues/x/tasks/y/complete",
          "/issues/x/comments",
          "/issues/columns",
          "/notices/x/read");

  @ParameterizedTest
  @MethodSource("fields")
  void answersAnyFieldsOfAnyForm(String fields) {
    try (LoggedErrors errors = new LoggedErrors()) {
      for (String address : FORMS) {
        isTheSenders(raw.post(address, FORM + session(), fields), address + fields, errors);
        isTheSenders(raw.post(address, FORM + PAGE, fields), address + fields, errors);
      }
    }
  }

  static final List<String> BODIES =
      List.of(
          "",
          "{",
          "null",
          "[]",
          "1e999999999",
          "NaN",
          "{}{}",
          "\u00ff\u00fe{\0",
          "\u00ef\u00bb\u00bf{}",
          "[".repeat(5000),
          "{\"title\":" + "9".repeat(100_000) + "}",
          "{\"title\":\"\\ud800\",\"unit\":\"QH-XN-DT\"}",
          "{\"title\":\"\\u0000\",\"unit\":\"QH-XN-DT\"}",
          "{\"title\":\"a\",\"unit\":\"\\u0000\",\"type\":\"\\u0000\"}",
          "{\"title\":\"a\",\"unit\":\"QH-XN-DT\",\"dueOn\":\"+999999999-12-31\"}",
          "{\"username\":\"a\\u0000\",\"password\":\"b\\u0000\"}",
          "{\"username\":\"\\ud800\",\"password\":\"\\ud800\"}",
          "{\"username\":\"" + "a".repeat(100_000) + "\",\"password\":\"b\"}",
          "{\"username\":\"x\\u0001\",\"displayName\":\"\\u0000\",\"duties\":[null]}",
          "{\"duties\":[{\"unit\":null,\"role\":null}]}",
          "{\"unit\":\"\\u0000\",\"role\":\"leader\"}",
          "{\"code\":\"\\u0000\",\"name\":\"\\ud800\"}",
          "{\"current\":\"\\u0000\",\"new\":\"\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\"}",
          "{\"password\":\"\\ud800aaaaaaaaaaaaa\"}",
          "{\"secret\":\"\\u0000\",\"unit\":{\"code\":null}}",
          "{\"tasks\":[null,\"\\u0000\"]}",
          "{\"items\":[null]}",
          "{\"text\":\"\\u0000\\ud800\"}",
          "{\"from\":1,\"to\":99999999999}",
          "{\"days\":[null]}",
          "{\"days\":[{\"date\":\"+999999999-01-01\",\"kind\":\"holiday\"}]}",
          "{\"fields\":{\"\\u0000\":1},\"outcome\":\"\\u0000\"}");

  @ParameterizedTest
  @FieldSource("BODIES")
  void answersAnyJson(String body) {
    try (LoggedErrors errors = new LoggedErrors()) {
      String json = "Content-Type: application/json\r\n" + token;
      for (String address :
          List.of(
              "/api/issues",
              "/api/tasks/claims",
              "/api/tasks/completions",
              "/api/tasks/x/complete",
              "/api/tasks/x/transfer",
              "/api/people",
              "/api/units",
              "/api/tokens",
              "/api/setup",
              "/api/me/password",
              "/api/issues/x/comments",
              "/api/issues/x/actions/y",
              "/api/people/x/duties",
              "/api/processes/rectification/migration")) {
        isTheSenders(raw.post(address, json, body), address + body, errors);
      }
      for (String line :
          List.of(
              "PUT /api/calendar/99999999",
              "PUT /api/people/x/password",
              "PATCH /api/people/x",
              "PATCH /api/units/x",
              "PUT /api/calendar/2031")) {
        isTheSenders(
            raw.send(
                line
                    + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
                    + body.length()
                    + "\r\n"
                    + json
                    + "\r\n"
                    + body),
            line + body,
            errors);
      }
    }
  }

  static final List<String> PART_HEADS =
      List.of(
          "form-data; name=\"file\"; filename=\"a\0.png\"",
          "form-data; name=\"fi\rle\"; filename=\"a\"",
          "form-data; name=\"\"",
          "form-data; name=\"a\u0001b\"",
          "form-data; name=\"{x}\"",
          "form-data",
          "",
          "form-data; name=\"file\"; filename*=UTF-8''%zz",
          "form-data; name=\"file\"; filename*=NONSENSE''%41",
          "form-data; name=\"file\"; filename=\"=?nonsense?B?zz?=\"",
          "form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: text/plain;charset=nonsense",
          "form-data; name=\"caption\"\r\nContent-Type: text/plain;charset=nonsense",
          "form-data; name=\"file\"; filename=\"" + "a".repeat(9000) + "\"");

  @ParameterizedTest
  @FieldSource("PART_HEADS")
  @Tag("once")
  void answersAnyPartsOfAForm(String head) {
    String open = "--x\r\nContent-Disposition: " + head + "\r\n\r\nx\r\n";
    try (LoggedErrors errors = new LoggedErrors()) {
      for (String body : List.of(open + "--x--\r\n", open, open.repeat(200) + "--x--\r\n")) {
        for (String address :
            List.of("/sign-in", "/issues/x/evidence", "/processes", "/setup", "/people/_new")) {
          isTheSenders(raw.post(address, PARTS + session(), body), address + head, errors);
          isTheSenders(raw.post(address, PARTS + PAGE, body), address + head, errors);
        }
        for (String address :
            List.of("/api/issues/x/evidence", "/api/processes", "/api/people/imports")) {
          for (String key : List.of("", "Idempotency-Key: " + System.nanoTime() + "\r\n")) {
            isTheSenders(raw.post(address, PARTS + token + key, body), address + head, errors);
          }
        }
      }
    }
  }

  static final List<String> HEADERS =
      List.of(
          "Accept: nonsense",
          "Accept: */html",
          "Accept: text/html;q=x",
          "Accept: text/html;charset=foo",
          "Accept-Language: x-",
          "Accept-Language: *;q=x",
          "Accept-Language: \u00ff\u00fe",
          "If-None-Match: \"",
          "If-Modified-Since: garbage",
          "Range: bytes=9-1",
          "Range: bytes=" + "0-0,".repeat(300) + "0-0",
          "Cookie: bihuan-session=\"; bihuan-language=\u00ff",
          "Cookie: bihuan-language=zz-ZZ-zzzzzzzzzzz Europe/Nowhere; bihuan-device=\u00ff",
          "Cookie: bihuan-device=" + "a".repeat(4000),
          "Content-Type: application/json;charset=nonsense",
          "Content-Type: a b/c",
          "Content-Type: multipart/form-data",
          "Expect: nonsense",
          "Transfer-Encoding: nonsense",
          "Referer: http://[::",
          "Referer: http://a/{x}?y={z}",
          "Origin: http://[::\r\nAccess-Control-Request-Method: X",
          "X-Forwarded-For: x\r\nX-Forwarded-Host: a b\r\nX-Forwarded-Port: x",
          "Idempotency-Key: \u00ff",
          "Authorization: Bearer \u00ff.\u00ff.\u00ff",
          "Content-Type: */*",
          "Content-Type: a/*",
          "If-None-Match: \"a\", W/\"b",
          "If-Match: a",
          "Content-Length: -1",
          "Content-Length: x",
          "Content-Length: +2",
          "Content-Length: ",
          "Content-Length: 2, 2",
          "Content-Length: 0\r\nContent-Length: 1",
          "Content-Length: 99999999999999999999",
          "X-Forwarded-Port: abc",
          "X-Forwarded-Host: [::",
          "X-Forwarded-Proto: a b",
          "X-Forwarded-Prefix: //[",
          "Forwarded: host=\"[:\"",
          "Accept-Language: \u007f",
          "X: \u007f",
          "X: a\0b",
          "no colon",
          "X: a\r\n".repeat(200) + "X: a",
          "X: " + "a".repeat(20_000),
          "X: a\r\n".repeat(300) + "X: a");

  @ParameterizedTest
  @FieldSource("HEADERS")
  @Tag("once")
  void answersAnyHeader(String header) {
    try (LoggedErrors errors = new LoggedErrors()) {
      for (String method : List.of("GET", "POST")) {
        for (String address :
            List.of(
                "/api/issues",
                "/",
                "/work",
                "/sign-in",
                "/nowhere",
                "/issues/x",
                "/actuator/health",
                "/actuator/prometheus",
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/swagger-ui/swagger-initializer.js",
                "/swagger-ui.html",
                "/error")) {
          for (String caller : List.of(token, session(), PAGE)) {
            Raw.Answer answer =
                raw.send(
                    method
                        + " "
                        + address
                        + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                        + caller
                        + header
                        + "\r\n\r\n");
            isTheSenders(answer, method + " " + address + " " + header, errors);
          }
        }
      }
    }
  }

  @Test
  void leadsNowhereByTheHostThatARequestNames() {
    String elsewhere = " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n";
    for (String caller : List.of(session(), PAGE)) {
      for (String address : List.of("/", "/work", "/sign-in", "/issues")) {
        Raw.Answer answer = raw.send("GET " + address + elsewhere + caller + "\r\n");
        assertThat(answer.text()).as(address).doesNotContain("evil.example");
      }
      String fields = "language=en&to=/work";
      Raw.Answer answer =
          raw.send(
              "POST /language"
                  + elsewhere
                  + caller
                  + FORM
                  + "Content-Length: "
                  + fields.length()
                  + "\r\n\r\n"
                  + fields);
      assertThat(answer.text()).doesNotContain("evil.example");
    }
    assertThat(raw.get("/", session()).header("Location")).isEqualTo("/work");
  }

  @Test
  void describesItselfWithoutTheHostThatARequestNames() {
    String named =
        " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nX-Forwarded-Host: evil.example\r\n";
    for (String address :
        List.of(
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/swagger-config",
            "/swagger-ui/swagger-initializer.js",
            "/swagger-ui.html")) {
      Raw.Answer answer = raw.send("GET " + address + named + token + "\r\n");
      assertThat(answer.status()).as(address).isIn(200, 302);
      assertThat(answer.text()).as(address).doesNotContain("evil.example");
    }
    assertThat(raw.get("/v3/api-docs", token).text()).contains("\"servers\":[{\"url\":\"/\"");
  }

  /** Tools and browsers name themselves and where they come from as they like. */
  @Test
  void servesHeadersInAnyScript() {
    for (String header : List.of("User-Agent", "Referer", "X-Tool")) {
      String named =
          new String((header + ": 浏览器\r\n").getBytes(StandardCharsets.UTF_8), ISO_8859_1);
      try (LoggedErrors errors = new LoggedErrors()) {
        for (String address : List.of("/issues", "/work", "/open")) {
          assertThat(raw.get(address, session() + named).status()).as(header).isEqualTo(200);
        }
        assertThat(raw.get("/api/issues", token + named).status()).as(header).isEqualTo(200);
        assertThat(errors.messages()).isEmpty();
      }
    }
  }

  @Test
  void leadsToAddressesThatNeedEncoding() {
    Raw.Answer answer =
        raw.post("/language", FORM + session(), "language=en&to=/%E4%B8%AD/%7Bx%7D?a=%2525");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/%E4%B8%AD/%7Bx%7D?a=%25");
  }

  @Test
  void logsNoErrorWhereAClientLeaves() throws IOException {
    try (LoggedErrors errors = new LoggedErrors()) {
      for (int i = 0; i < 10; i++) {
        for (String request :
            List.of(
                "GET /v3/api-docs HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /issues HTTP/1.1\r\nHost: a\r\n" + session() + "\r\n",
                "GET /issues/export HTTP/1.1\r\nHost: a\r\n" + session() + "\r\n",
                "POST /api/issues HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + token
                    + "Content-Length: 500\r\n\r\n{\"title\":",
                "POST /api/issues/x/evidence HTTP/1.1\r\nHost: a\r\n"
                    + PARTS
                    + token
                    + "Content-Length: 5000\r\n\r\n--x\r\nContent-Disposition: form-data; name")) {
          leave(request);
        }
      }
      assertThat(raw.get("/actuator/health", "").status()).isEqualTo(200);
      assertThat(errors.messages()).isEmpty();
    }
  }

  /** Sends, and resets the connection without waiting for the answer. */
  private void leave(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.setSoLinger(true, 0);
    }
  }
}
