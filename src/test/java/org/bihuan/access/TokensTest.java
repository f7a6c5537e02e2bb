package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.http.Page;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class TokensTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired Tokens shared;

  private final String username = "u" + UUID.randomUUID().toString().substring(0, 13);

  @Test
  void endsThePersonsOldestTokenWhereTheyHaveTooMany() {
    AccessSettings.Oidc oidc = new AccessSettings.Oidc("", "", "", Duration.ofHours(1));
    Tokens tokens =
        new Tokens(jdbc, clock, new AccessSettings(Duration.ofHours(1), 3, false, oidc));
    String first = tokens.issue(username).token();
    for (int i = 0; i < 5; i++) {
      tokens.issue(username);
    }
    assertThat(tokens.of(username, "", null, 10).items()).hasSize(3);
    String last = tokens.issue(username).token();
    assertThat(tokens.owner(Secrets.hash(last))).isPresent();
    assertThat(tokens.owner(Secrets.hash(first))).isEmpty();
  }

  @Test
  void listsTokensInPagesNoneTwiceAndNoneLeftOut() {
    for (int i = 0; i < 47; i++) {
      shared.issue(username);
    }
    Set<String> seen = new HashSet<>();
    String after = null;
    int pages = 0;
    do {
      Page<OwnToken> page = shared.of(username, "", after, 20);
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
      shared.issue(person);
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
}
