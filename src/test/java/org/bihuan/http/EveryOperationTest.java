package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.http.Operations.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * What holds for every operation of the service's own description, whichever there are. Invalid
 * requests of an administrator may leave data, so this test has a service of its own.
 */
@ServiceTest
@TestPropertySource(properties = "spring.application.name=bihuan-sweep") // a context of its own
@DirtiesContext
class EveryOperationTest {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Values that identify nothing, as encoded in an address. */
  private static final List<String> JUNK =
      List.of(
          "abc",
          "-1",
          "0",
          "201",
          "99999999999999999999",
          "1e400",
          "NaN",
          "true",
          "null",
          "%20",
          "%00",
          "%ED%A0%80",
          "%FF%FE",
          "%F0%9F%9A%A7",
          "%25",
          "%5C",
          "%C2%AD",
          "2026-02-30",
          "0000-00-00",
          "%2B999999999-12-31",
          "-999999999-01-01",
          "9999-12-31",
          "%27%20or%201%3D1%20--",
          "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
          "%24%7B7*7%7D",
          "..%5C..%5Cetc",
          encoded(Keyset.encode("+1000000000-12-31T23:59:59.999999999Z", "x")),
          encoded(Keyset.encode("-1000000000-01-01T00:00:00Z", "x")),
          encoded(Keyset.encode("2026-01-01T00:00:00Z", "\0")),
          encoded(Keyset.encode("\0")),
          "x".repeat(3000));

  /** Values for a field of a body, as JSON. */
  private static final List<String> JSON_JUNK =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e400",
          "1e-400",
          "9223372036854775808",
          "1" + "0".repeat(900),
          "\"\"",
          "\" \"",
          "\"abc\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\uffff\"",
          "\"2026-02-30\"",
          "\"9999-12-31\"",
          "\"+999999999-12-31\"",
          "\"-999999999-01-01\"",
          "\"" + "长".repeat(30_000) + "\"",
          "\"' or 1=1 --\"",
          "[]",
          "[null]",
          "[[]]",
          "[1]",
          "[\"\\u0000\"]",
          "[\"abc\"]",
          "[{}]",
          "{}",
          "{\"\":null}",
          "{\"a\":{\"b\":[{}]}}",
          "{\"measures\":\"\\u0000\"}",
          "{\"measures\":\"\\ud800\"}",
          "{\"completedOn\":\"+999999999-12-31\"}",
          "{\"completedOn\":[\"2026-01-01\"]}",
          "{\"newDate\":\"+999999999-12-31\",\"reason\":\"a\",\"interimMeasures\":\"b\"}",
          "{\"newDate\":\"-999999999-01-01\",\"reason\":\"a\",\"interimMeasures\":\"b\"}",
          "{\"evidence\":[null]}",
          "{\"evidence\":[\"\\u0000\"]}");

  private static final List<String> FILE_NAMES =
      List.of("a.csv", "a.xlsx", "a.bpmn20.xml", "a.dmn", "a.png", "%00.csv", "");

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "5",
          "\"text\"",
          "{}",
          "{",
          "{\"unknownField\":1}",
          "\u0000",
          "[".repeat(50_000),
          "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

  @LocalServerPort int port;
  private Api api;
  private final List<String> failures = new ArrayList<>();
  private int sent;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void refusesAMalformedTokenEverywhere() {
    for (String token : List.of("x", "x.y.z", "x".repeat(5000), "%00", "==")) {
      Answer answer =
          api.anonymous().with("Authorization", "Bearer " + token).get("/api/issues").expect(401);
      expectProblem(token, answer);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void neverFailsWhateverItIsSent() {
    Map<String, String> real = things();
    List<Session> people =
        List.of(
            Accounts.session(api, Accounts.create(api, "QH", "administrator")),
            Accounts.session(api, Accounts.create(api, "QH", "inspector")));
    for (Operation operation : Operations.of(api)) {
      if (operation.toString().equals("POST /api/tokens")
          || operation.toString().equals("DELETE /api/tokens/current")) {
        continue; // the sweep needs its own tokens, and sign-in is throttled
      }
      for (Session somebody : people) {
        addresses(somebody, operation, real);
      }
      contents(whoMay(people, operation, real), operation, real);
    }
    assertThat(sent).isGreaterThan(5_000);
    assertThat(String.join("\n", failures)).isEmpty();
  }

  private void addresses(Session somebody, Operation operation, Map<String, String> real) {
    String address = operation.address(name -> real.getOrDefault(name, "1"));
    for (String name : operation.pathNames()) {
      for (String junk : JUNK) {
        String wrong =
            operation.address(other -> other.equals(name) ? junk : real.getOrDefault(other, "1"));
        look(somebody, operation, wrong, "{}");
      }
    }
    look(somebody, operation, address + "?unknownParameter=1", "{}");
    if (operation.takesJson()) {
      BODIES.forEach(body -> look(somebody, operation, address, body));
    }
  }

  /** A person whose request body is checked: one without the right is refused before that. */
  private static Session whoMay(
      List<Session> people, Operation operation, Map<String, String> real) {
    String address = operation.address(name -> real.getOrDefault(name, "1"));
    return people.stream()
        .filter(somebody -> send(somebody, operation, address, "{}").status() != 403)
        .findFirst()
        .orElse(people.get(0));
  }

  private void contents(Session somebody, Operation operation, Map<String, String> real) {
    String address = operation.address(name -> real.getOrDefault(name, "1"));
    for (String name : operation.queryNames()) {
      for (String junk : JUNK) {
        look(somebody, operation, address + "?" + name + "=" + junk, "{}");
      }
      look(somebody, operation, address + "?" + name, "{}");
      look(somebody, operation, address + "?" + name + "=1&" + name + "=2", "{}");
    }
    if (operation.takesJson()) {
      for (String field : operation.fields()) {
        for (String junk : JSON_JUNK) {
          look(somebody, operation, address, body(operation, field, junk, real));
        }
      }
    }
    if (operation.takesForm()) {
      for (byte[] file : files()) {
        for (String name : FILE_NAMES) {
          sent++;
          check(operation + " with " + name, somebody.upload(address, name, file, Map.of()));
        }
      }
    }
  }

  private static List<byte[]> files() {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0};
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    return List.of(
        new byte[0],
        new byte[] {0, 1, 2, 3},
        new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0xD8},
        zip,
        png,
        "<a>".repeat(10_000).getBytes(StandardCharsets.UTF_8),
        "a,b\n\"unclosed".getBytes(StandardCharsets.UTF_8),
        "code,name\n\0,\0\n".getBytes(StandardCharsets.UTF_8));
  }

  private static String body(
      Operation operation, String wrongField, String junk, Map<String, String> real) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : operation.fields()) {
      String known = real.get("body." + field);
      boolean isUnit = field.equals("parent") && operation.path().startsWith("/api/issues");
      if (known != null && !isUnit) {
        fields.put(field, known);
      }
    }
    fields.put(wrongField, junk);
    List<String> parts = new ArrayList<>();
    fields.forEach((field, value) -> parts.add("\"" + field + "\":" + value));
    return "{" + String.join(",", parts) + "}";
  }

  private void look(Session somebody, Operation operation, String address, String body) {
    Session session = sent % 2 == 0 ? somebody : somebody.with("Accept-Language", "en");
    String what = shortened(address);
    String with = shortened(body);
    Answer answer = send(session, operation, address, body);
    check(operation.method() + " " + what + " " + with, answer);
    if (answer.status() >= 400 && answer.status() < 500) {
      boolean chinese = CHINESE.matcher(answer.text("title")).find();
      if (chinese != (sent % 2 == 0)) {
        failures.add("language: " + what + " " + with + " " + shortened(answer.text()));
      }
    }
    sent++;
  }

  private static Answer send(Session session, Operation operation, String address, String body) {
    byte[] bytes =
        operation.takesJson() || operation.takesForm()
            ? body.getBytes(StandardCharsets.UTF_8)
            : null;
    String type = operation.takesForm() ? "multipart/form-data; boundary=b" : "application/json";
    return session.send(operation.method(), address, bytes, type);
  }

  private void check(String what, Answer answer) {
    if (answer.status() >= 500) {
      failures.add(answer.status() + " " + what + " " + shortened(answer.text()));
    } else if (answer.status() >= 400) {
      expectProblem(what, answer);
    }
  }

  private void expectProblem(String what, Answer answer) {
    boolean whole =
        answer.header("Content-Type").startsWith("application/problem+json")
            && answer.text("type").startsWith("/problems/")
            && !answer.text("title").isBlank()
            && !answer.text("detail").isBlank()
            && answer.body().path("status").asInt() == answer.status();
    if (!whole) {
      failures.add("no problem: " + what + " " + answer.status() + " " + shortened(answer.text()));
    }
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  /** Existing values, by their names in addresses and bodies. */
  private Map<String, String> things() {
    String issue = new Work(api).open("QH-XN-DT", Map.of("supervisor", "QH-XN"));
    String task = Work.task(api.as("dt-rectifier"), issue, "rectify");
    Work.claim(api.as("dt-rectifier"), task).expect(200);
    api.as("qh-admin")
        .post(
            "/api/units",
            Map.of("code", "QH-SWEEP", "name", "扫描", "parent", "QH", "kind", "enforcement"))
        .expect(201);
    Map<String, String> real = new LinkedHashMap<>();
    real.put("number", issue);
    real.put("key", "requestExtension");
    real.put("id", task);
    real.put("code", "QH-SWEEP");
    real.put("username", Accounts.create(api, "QH-SWEEP", "monitor"));
    real.put("type", "rectification");
    real.put("version", "1");
    real.put("year", "2099");
    real.put("body.title", "\"护栏缺失\"");
    real.put("body.unit", "\"QH-XN-DT\"");
    real.put("body.fields", "{\"measures\":\"已修复\"}");
    real.put("body.outcome", "\"submit\"");
    real.put("body.text", "\"说明\"");
    real.put("body.name", "\"扫描单位\"");
    real.put("body.code", "\"QH-SWEEP-A\"");
    real.put("body.kind", "\"enforcement\"");
    real.put("body.parent", "\"QH-SWEEP\"");
    real.put("body.displayName", "\"测试\"");
    real.put("body.username", "\"sweep\"");
    real.put("body.password", "\"a good long one\"");
    real.put("body.role", "\"monitor\"");
    real.put("body.to", "\"dt-rectifier\"");
    real.put("body.duties", "[{\"unit\":\"QH-SWEEP\",\"role\":\"monitor\"}]");
    return real;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
