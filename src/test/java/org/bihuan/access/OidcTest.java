package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest
@Tag("once")
@DirtiesContext
class OidcTest {

  private static final String AUDIENCE = "bihuan";
  private static final MockOAuth2Server PROVIDER = started();

  @LocalServerPort int port;
  Api api;

  private static MockOAuth2Server started() {
    var server = new MockOAuth2Server();
    server.start();
    return server;
  }

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    String prefix = "spring.security.oauth2.resourceserver.jwt.";
    properties.add(prefix + "issuer-uri", () -> PROVIDER.issuerUrl("staff").toString());
    properties.add(prefix + "audiences", () -> AUDIENCE);
  }

  @AfterAll
  static void stop() {
    PROVIDER.shutdown();
  }

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private Api.Session bearer(SignedJWT token) {
    return Accounts.bearer(api, token.serialize());
  }

  private static SignedJWT token(
      String issuer, String audience, Map<String, Object> claims, long seconds) {
    return PROVIDER.issueToken(
        issuer,
        "client",
        new DefaultOAuth2TokenCallback(
            issuer, "subject", "JWT", List.of(audience), claims, seconds));
  }

  private static Map<String, Object> claims(String username, String name, String... duties) {
    return Map.of("preferred_username", username, "name", name, "duties", List.of(duties));
  }

  @Test
  void letsInWhomTheProviderVouchesForWithTheirDuties() {
    String username = "o-" + UUID.randomUUID().toString().substring(0, 13);
    var claims = claims(username, "外来者", "QH/inspector", "QH-XN/reviewer", "MOON/leader", "QH/x");
    var me = bearer(token("staff", AUDIENCE, claims, 60)).get("/api/me").expect(200);
    assertThat(me.text("displayName")).isEqualTo("外来者");
    assertThat(me.body().path("duties").toString())
        .contains("{\"unit\":\"QH\",\"role\":\"inspector\"}")
        .contains("{\"unit\":\"QH-XN\",\"role\":\"reviewer\"}")
        .doesNotContain("MOON");

    var later = claims(username, "外来者", "QH/leader");
    me = bearer(token("staff", AUDIENCE, later, 60)).get("/api/me").expect(200);
    assertThat(me.body().path("duties").toString())
        .isEqualTo("[{\"unit\":\"QH\",\"role\":\"leader\"}]");
  }

  @Test
  void refusesTokensOfOthersForOthersAndOfYesterday() {
    var claims = claims("qh-admin", "系统管理员", "QH/administrator");
    bearer(token("elsewhere", AUDIENCE, claims, 60)).get("/api/me").expect(401);
    bearer(token("staff", "other", claims, 60)).get("/api/me").expect(401);
    bearer(token("staff", AUDIENCE, claims, -120)).get("/api/me").expect(401);
    String good = token("staff", AUDIENCE, claims, 60).serialize();
    Accounts.bearer(api, good).get("/api/me").expect(200);
    String forged = good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";
    Accounts.bearer(api, forged).get("/api/me").expect(401);
  }

  @Test
  void refusesTokensThatNeverExpireExpireTooLateOrAreOfTheFuture() {
    var claims = new HashMap<>(claims("qh-admin", "系统管理员", "QH/administrator"));
    bearer(token("staff", AUDIENCE, claims, 60)).get("/api/me").expect(200);
    bearer(token("staff", AUDIENCE, claims, 25 * 60 * 60)).get("/api/me").expect(401);
    bearer(token("staff", AUDIENCE, with(claims, "exp", null), 60)).get("/api/me").expect(401);
    Date tomorrow = Date.from(Instant.now().plus(Duration.ofHours(20)));
    bearer(token("staff", AUDIENCE, with(claims, "iat", tomorrow), 60)).get("/api/me").expect(401);
    bearer(token("staff", AUDIENCE, with(claims, "nbf", tomorrow), 60)).get("/api/me").expect(401);
  }

  @Test
  void refusesATokenWithoutASignature() {
    var set =
        new JWTClaimsSet.Builder()
            .issuer(PROVIDER.issuerUrl("staff").toString())
            .audience(AUDIENCE)
            .claim("preferred_username", "qh-admin")
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .build();
    Accounts.bearer(api, new PlainJWT(set).serialize()).get("/api/me").expect(401);
  }

  private static Map<String, Object> with(
      Map<String, Object> claims, String claim, @Nullable Object value) {
    Map<String, Object> more = new HashMap<>(claims);
    more.put(claim, value);
    return more;
  }

  @Test
  void keepsPasswordsWorkingBeside() {
    api.as("qh-leader").get("/api/me").expect(200);
  }
}
