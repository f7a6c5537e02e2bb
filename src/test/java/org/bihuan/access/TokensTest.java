package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.http.Page;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class TokensTest {

  private static final TokenUse USE = TokenUse.ofSystem("127.0.0.1");

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired Tokens shared;
  @Autowired OwnTokens own;

  private final String username = "u" + UUID.randomUUID().toString().substring(0, 13);

  @Test
  void endsThePersonsOldestTokenWhereTheyHaveTooMany() {
    AccessSettings.Oidc oidc = new AccessSettings.Oidc("", "", "", Duration.ofHours(1));
    Tokens tokens =
        new Tokens(jdbc, clock, new AccessSettings(Duration.ofHours(1), 3, 4, false, oidc));
    String first = tokens.issue(username, USE).token();
    for (int i = 0; i < 5; i++) {
      tokens.issue(username, USE);
    }
    assertThat(own.of(username, "", null, 10).items()).hasSize(3);
    String last = tokens.issue(username, USE).token();
    assertThat(tokens.owner(Secrets.hash(last))).isPresent();
    assertThat(tokens.owner(Secrets.hash(first))).isEmpty();
  }

  @Test
  void listsTokensInPagesNoneTwiceAndNoneLeftOut() {
    for (int i = 0; i < 47; i++) {
      shared.issue(username, USE);
    }
    Set<String> seen = new HashSet<>();
    String after = null;
    int pages = 0;
    do {
      Page<OwnToken> page = own.of(username, "", after, 20);
      page.items().forEach(token -> assertThat(seen.add(token.id())).isTrue());
      after = page.next();
      pages++;
    } while (after != null);
    assertThat(seen).hasSize(47);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void showsTokensInPagesByApiAndPage() {
    Api api = new Api(port);
    String person = Accounts.create(api, "QH", "monitor");
    for (int i = 0; i < 25; i++) {
      shared.issue(person, USE);
    }
    Api.Session session = Accounts.session(api, person);
    Api.Answer first = session.get("/api/tokens?limit=10").expect(200);
    assertThat(first.body().path("items")).hasSize(10);
    assertThat(first.body().at("/items/0/current").asBoolean()).isTrue();
    Api.Answer next = session.get("/api/tokens?limit=200&after=" + first.text("next")).expect(200);
    assertThat(next.body().path("items")).hasSize(16);
    assertThat(next.body().path("next").isNull() || next.body().path("next").isMissingNode())
        .isTrue();
    session.get("/api/tokens?after=x").expect(400);
    session.get("/api/tokens?limit=0").expect(400);
    assertThat(Pages.of(port, person, Accounts.PASSWORD).get("/account").expect(200).text())
        .contains("/account?after=");
  }

  @Test
  void keepsTheLastUseToTenMinutes() {
    AccessSettings settings =
        new AccessSettings(
            Duration.ofHours(1),
            3,
            4,
            false,
            new AccessSettings.Oidc("", "", "", Duration.ofHours(1)));
    String hash = Secrets.hash(shared.issue(username, USE).token());
    Instant begun = own.of(username, hash, null, 1).items().get(0).createdAt();
    use(settings, hash, Duration.ofMinutes(9));
    assertThat(own.of(username, hash, null, 1).items().get(0).lastUsedAt()).isEqualTo(begun);
    use(settings, hash, Duration.ofMinutes(30));
    assertThat(own.of(username, hash, null, 1).items().get(0).lastUsedAt())
        .isAfter(begun.plus(Duration.ofMinutes(29)));
  }

  /** Uses the token on a node that has not cached it. */
  private void use(AccessSettings settings, String hash, Duration later) {
    assertThat(new Tokens(jdbc, Clock.offset(clock, later), settings).owner(hash)).isPresent();
  }

  @Test
  void tellsSessionsAndTokensApart() {
    Api api = new Api(port);
    String person = Accounts.create(api, "QH", "monitor");
    Pages browser =
        Pages.stranger(port)
            .with(
                "User-Agent",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
    browser.get("/sign-in").expect(200);
    browser.post("/sign-in", Map.of("username", person, "password", Accounts.PASSWORD)).expect(302);
    assertThat(browser.get("/account").expect(200).text())
        .contains("浏览器", "Edge · Windows", "127.0.0.1");
    var listed = Accounts.session(api, person).get("/api/tokens").expect(200).body().path("items");
    assertThat(listed).hasSize(2);
    assertThat(listed.path(0).path("kind").asText()).isEqualTo("system");
    assertThat(listed.path(0).path("device").isNull()).isTrue();
    assertThat(listed.path(1).path("kind").asText()).isEqualTo("browser");
    assertThat(listed.path(1).path("device").asText()).isEqualTo("Edge · Windows");
    assertThat(listed.path(1).path("network").asText()).isEqualTo("127.0.0.1");
    assertThat(listed.path(1).path("lastUsedAt").asText())
        .isEqualTo(listed.path(1).path("createdAt").asText());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0, Firefox · Linux
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1, Safari · iPhone
          Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile MicroMessenger/8.0.50, WeChat · Android
          curl/8.5.0,
          <script>Windows</script>, Windows
          """)
  void namesBrowserAndSystem(String userAgent, String name) {
    assertThat(DeviceName.of(userAgent)).isEqualTo(name);
  }
}
