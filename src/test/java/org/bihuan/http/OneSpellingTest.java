package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.bihuan.Api;
import org.bihuan.Raw;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No address has a second spelling by which a rule would take it for another. */
@ServiceTest
@Tag("once")
class OneSpellingTest {

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private Raw raw;
  private Map<String, String> callers;

  @BeforeEach
  void signIn() {
    raw = new Raw(port);
    String token =
        new Api(port)
            .anonymous()
            .post("/api/tokens", Map.of("username", "qh-admin", "password", "bihuan-demo"))
            .expect(201)
            .text("token");
    callers = new LinkedHashMap<>();
    callers.put("nobody", "Accept: text/html\r\n");
    callers.put("a token", "Authorization: Bearer " + token + "\r\n");
    callers.put(
        "a session",
        "Accept: text/html\r\nCookie: "
            + raw.browser("qh-admin", "bihuan-demo").cookies()
            + "\r\n");
  }

  /** The fixed prefixes of all addresses, including those of frameworks. */
  private NavigableSet<String> beginnings() {
    NavigableSet<String> found =
        new TreeSet<>(
            List.of(
                "/actuator/prometheus",
                "/actuator/health",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/workbench/x.css",
                "/vendor/x.js"));
    mapping.getHandlerMethods().keySet().stream()
        .flatMap(info -> info.getPatternValues().stream())
        .map(pattern -> pattern.replaceAll("^(/api/[^/]+|/(?!api/)[^/]+).*", "$1"))
        .filter(fixed -> fixed.length() > 1)
        .forEach(found::add);
    assertThat(found).hasSizeGreaterThan(30).contains("/api/tokens", "/work");
    return found;
  }

  @Test
  void refusesEncodedLettersOfFixedPartsFromEverybody() {
    SoftAssertions all = new SoftAssertions();
    for (String address : beginnings()) {
      for (String encoded : encoded(address)) {
        callers.forEach(
            (caller, headers) ->
                all.assertThat(raw.get(encoded, headers).status())
                    .as("%s by %s", encoded, caller)
                    .isEqualTo(400));
      }
    }
    all.assertAll();
  }

  private static List<String> encoded(String address) {
    List<String> spellings = new ArrayList<>();
    for (int at : List.of(1, 2, address.length() - 1)) {
      char c = address.charAt(at);
      if (c != '/') {
        String hex = "%%%02x".formatted((int) c);
        spellings.add(address.substring(0, at) + hex + address.substring(at + 1));
        spellings.add(
            address.substring(0, at) + hex.toUpperCase(Locale.ROOT) + address.substring(at + 1));
      }
    }
    return spellings;
  }

  @Test
  void servesNothingAtAddressesWrittenInOtherWays() {
    SoftAssertions all = new SoftAssertions();
    for (String address : beginnings()) {
      String rest = address.substring(1);
      List<String> others =
          List.of(
              address + ";jsessionid=1",
              address + ";",
              "/;a=b" + address,
              "//" + rest,
              "/./" + rest,
              "/x/../" + rest,
              "/%2e/" + rest,
              "/x/%2e%2e/" + rest,
              "/%2f" + rest,
              "/%5c" + rest,
              "/\\" + rest,
              address + "%00",
              address + "%0a",
              address + "%",
              address + "%zz",
              "/%25%36%31" + rest,
              "/%c1%a1" + rest.substring(1),
              "/%e0%81%a1" + rest.substring(1),
              "/%ef%bd%81" + rest.substring(1) + "%ff");
      for (String other : others) {
        callers.forEach(
            (caller, headers) ->
                all.assertThat(raw.get(other, headers).status())
                    .as("%s by %s", other, caller)
                    .isEqualTo(400));
      }
    }
    all.assertAll();
  }

  @Test
  void takesNoOtherCaseAndNoSlashAtTheEndForTheSameAddress() {
    SoftAssertions all = new SoftAssertions();
    for (String address : beginnings()) {
      for (String other :
          List.of("/" + address.substring(1).toUpperCase(Locale.ROOT), address + "/")) {
        boolean same = // what is open to everybody, by its whole folder
            address.equals("/actuator/health") || address.startsWith("/swagger-ui");
        callers.forEach(
            (caller, headers) ->
                all.assertThat(same ? 404 : raw.get(other, headers).status())
                    .as("%s by %s", other, caller)
                    .isIn(303, 401, 403, 404, 405));
      }
    }
    all.assertAll();
  }

  @Test
  void keepsSessionsOutOfTheOperationOfTheServiceHoweverItIsWritten() {
    String session = callers.get("a session");
    assertThat(raw.get("/actuator/prometheus", session).status()).isEqualTo(401);
    assertThat(raw.get("/%61ctuator/prometheus", session).status()).isEqualTo(400);
    assertThat(raw.get("/%61pi/me", session).status()).isEqualTo(400);
    assertThat(raw.get("/api/me", session).status()).isEqualTo(401);
  }

  @Test
  void takesEncodedCharactersWhereNamesStand() {
    String token = callers.get("a token");
    for (String name : List.of("%E4%B8%AD", "a%20b", "a%7Eb", "a%40b", "a%2Bb")) {
      assertThat(raw.get("/api/people/" + name, token).status()).as(name).isEqualTo(404);
    }
    assertThat(raw.get("/api/issues?q=%61%2D%E4%B8%AD", token).status()).isEqualTo(200);
  }

  @Test
  void tellsARefusalByItsAddressInEachCallersWay() {
    assertThat(raw.get("/%61pi/me", "Accept: text/html\r\n").header("Content-Type"))
        .startsWith("application/problem+json");
    assertThat(raw.get("/w%6frk", "Accept: text/html\r\n").header("Content-Type"))
        .startsWith("text/html");
    assertThat(raw.get("/%61pi/me", "").text()).contains("\"instance\":\"/%61pi/me\"");
  }
}
