package org.bihuan.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Raw;
import org.bihuan.ServiceTest;
import org.bihuan.access.Secrets;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class SigningInTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void saysWhoIsSignedIn() {
    Answer me = api.as("qh-inspector").get("/api/me").expect(200);
    assertThat(me.body().toString())
        .isEqualTo(
            "{\"username\":\"qh-inspector\",\"displayName\":\"省厅督导员\","
                + "\"duties\":[{\"unit\":\"QH\",\"role\":\"inspector\"}]}");
    assertThat(me.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(me.header("Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  void tellsAWrongPasswordFromNoAccountByNothing() {
    Answer wrong = Accounts.signIn(api, "qh-leader", "not the password").expect(401);
    Answer nobody = Accounts.signIn(api, "n" + UUID.randomUUID(), "not the password").expect(401);
    assertThat(wrong.text()).isEqualTo(nobody.text());
    assertThat(wrong.text("type")).isEqualTo("/problems/sign-in-failed");
  }

  @Test
  void keepsNoSecretInTheDatabase() {
    String username = Accounts.create(api, "QH", "monitor");
    String token = Accounts.signIn(api, username, Accounts.PASSWORD).expect(201).text("token");
    assertThat(token).hasSize(43);
    assertThat(
            jdbc.sql("select hash from access_token where username = ?")
                .param(username)
                .query(String.class)
                .list())
        .containsExactly(Secrets.hash(token));
    assertThat(
            jdbc.sql("select hash from credential where username = ?")
                .param(username)
                .query(String.class)
                .single())
        .startsWith("$2a$04$");
  }

  @Test
  void refusesARevokedTokenAtOnce() {
    String username = Accounts.create(api, "QH", "monitor");
    var one = Accounts.session(api, username);
    var other = Accounts.session(api, username);
    one.get("/api/me").expect(200);
    one.delete("/api/tokens/current").expect(204);
    Answer refused = one.get("/api/me").expect(401);
    assertThat(refused.text("type")).isEqualTo("/problems/unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(other.get("/api/tokens").expect(200).body().path("items")).hasSize(1);
    other.delete("/api/tokens").expect(204);
    other.get("/api/me").expect(401);
  }

  @Test
  void asksWhoeverIsNotSignedInEverywhereElse() {
    api.anonymous().get("/api/me").expect(401);
    api.anonymous().get("/nothing").expect(401);
    api.anonymous().get("/api/nothing").expect(401);
    api.as("qh-admin").get("/api/nothing").expect(404);
    api.as("qh-admin").get("/nothing").expect(401); // a page, which no bearer token opens
    api.anonymous().get("/actuator/health").expect(200);
    api.anonymous().get("/actuator/prometheus").expect(401);
    api.as("qh-leader").get("/actuator/prometheus").expect(403);
    assertThat(Accounts.bearer(api, "junk").get("/api/me").expect(401).header("WWW-Authenticate"))
        .contains("invalid_token");
    Accounts.bearer(api, "a.b.c").get("/api/me").expect(401);
  }

  @Test
  void letsSomebodySignInAgainWithAStaleTokenInTheHeader() {
    Accounts.bearer(api, "junk")
        .post("/api/tokens", Map.of("username", "qh-leader", "password", "bihuan-demo"))
        .expect(201);
  }

  @Test
  void changesAPasswordAndRevokesTheOtherTokens() {
    String username = Accounts.create(api, "QH", "monitor");
    var mine = Accounts.session(api, username);
    var other = Accounts.session(api, username);
    mine.post("/api/me/password", Map.of("current", "wrong one 123", "new", "an even better one"))
        .expect(422);
    mine.post("/api/me/password", Map.of("current", Accounts.PASSWORD, "new", "short")).expect(422);
    mine.post("/api/me/password", Map.of("current", Accounts.PASSWORD, "new", "an even better one"))
        .expect(204);
    mine.get("/api/me").expect(200);
    other.get("/api/me").expect(401);
    Accounts.signIn(api, username, Accounts.PASSWORD).expect(401);
    Accounts.signIn(api, username, "an even better one").expect(201);
  }

  @Test
  void letsAdministratorsAloneSetPasswordsAndRevokeTokens() {
    String username = Accounts.create(api, "QH", "monitor");
    var session = Accounts.session(api, username);
    String path = "/api/people/" + username;
    api.as("qh-leader").put(path + "/password", Map.of("password", "taken over 1")).expect(403);
    api.as("qh-leader").delete(path + "/tokens").expect(403);
    session.get("/api/me").expect(200);
    api.as("qh-admin").delete(path + "/tokens").expect(204);
    session.get("/api/me").expect(401);
    api.as("qh-admin")
        .put("/api/people/nobody-here/password", Map.of("password", "long enough"))
        .expect(404);
  }

  @Test
  void shutsOutTheRetired() {
    String username = Accounts.create(api, "QH", "monitor");
    var session = Accounts.session(api, username);
    session.get("/api/me").expect(200);
    api.as("qh-admin").patch("/api/people/" + username, Map.of("retired", true)).expect(200);
    session.get("/api/me").expect(401);
    Accounts.signIn(api, username, Accounts.PASSWORD).expect(401);
  }

  @Test
  void letsClientsOfOneAccountSignInAtTheSameTime() throws Exception {
    String username = Accounts.create(api, "QH", "monitor");
    var pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> call = () -> Accounts.signIn(api, username, Accounts.PASSWORD).status();
      for (var status : pool.invokeAll(Collections.nCopies(8, call))) {
        assertThat(status.get()).isEqualTo(201);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void slowsDownWhoeverGuesses() {
    String username = Accounts.create(api, "QH", "monitor");
    for (int i = 0; i < Attempts.FREE_FROM_NETWORK; i++) {
      Accounts.signIn(api, username, "guess number " + i).expect(401);
    }
    Answer refused = Accounts.signIn(api, username, "one too many");
    for (int i = 0; i < 20 && refused.status() == 401; i++) { // where the machine is slow
      refused = Accounts.signIn(api, username, "one too many");
    }
    refused.expect(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(refused.text("type")).isEqualTo("/problems/too-many-requests");
  }

  @Test
  void answersGuessesAtNoAccountAlike() {
    String nobody = "n" + UUID.randomUUID();
    Answer answer = Accounts.signIn(api, nobody, "guess");
    for (int i = 0; i < Attempts.FREE_FROM_NETWORK + 20 && answer.status() == 401; i++) {
      answer = Accounts.signIn(api, nobody, "guess");
    }
    assertThat(answer.expect(429).text("type")).isEqualTo("/problems/too-many-requests");
  }

  @Test
  void letsTheOwnerInFromElsewhereAndFromTheirBrowserWhileSomebodyGuesses() throws Exception {
    String username = Accounts.create(api, "QH", "monitor");
    Pages browser = Pages.of(port, username, Accounts.PASSWORD);
    browser.get("/account").expect(200);
    browser.post("/sign-out", Map.of()).expect(302);
    for (int i = 0; i < 3 * Attempts.FREE_FROM_NETWORK; i++) {
      Accounts.signIn(api, username, "guess number " + i);
    }
    Raw.Answer elsewhere =
        new Raw(port)
            .post(
                "/api/tokens",
                "Content-Type: application/json\r\n",
                "{\"username\":\"" + username + "\",\"password\":\"" + Accounts.PASSWORD + "\"}",
                InetAddress.getByName("127.0.0.2"));
    assertThat(elsewhere.status()).isEqualTo(201);

    browser.get("/sign-in").expect(200);
    browser
        .post("/sign-in", Map.of("username", username, "password", Accounts.PASSWORD))
        .expect(302);
    browser.get("/account").expect(200);
  }

  @Test
  void givesTheBrowserADeviceThatNoScriptCanReadAndNoOtherSiteSends() {
    String username = Accounts.create(api, "QH", "monitor");
    Pages browser = Pages.stranger(port);
    browser.get("/sign-in").expect(200);
    assertThat(
            browser
                .post("/sign-in", Map.of("username", username, "password", Accounts.PASSWORD))
                .expect(302)
                .raw()
                .headers()
                .allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("bihuan-device=")
                    .contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  @Test
  void believesNoAddressThatTheCallerNames() {
    String username = Accounts.create(api, "QH", "monitor");
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 2 * Attempts.FREE_FROM_NETWORK; i++) {
      statuses.add(
          api.anonymous()
              .with("X-Forwarded-For", "10.0.0." + i)
              .post("/api/tokens", Map.of("username", username, "password", "guess"))
              .status());
    }
    assertThat(statuses).endsWith(429);
  }
}
