package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.mockwebserver.RecordedRequest;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People sign in on the page through a real provider, redirected there and back like a browser. */
@ServiceTest
@Tag("once")
@DirtiesContext
class OidcPageTest {

  /** The service's configured address, whatever a request's host is. */
  private static final String HERE = "https://bihuan.example";

  private static final String ISSUER = "staff";
  private static final String CLIENT = "bihuan-pages";
  private static final MockOAuth2Server PROVIDER = started();

  @LocalServerPort private int port;

  private static MockOAuth2Server started() {
    MockOAuth2Server server = new MockOAuth2Server();
    server.start();
    return server;
  }

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    properties.add("bihuan.base-url", () -> HERE);
    String client = "spring.security.oauth2.client.";
    properties.add(
        client + "provider.staff.issuer-uri", () -> PROVIDER.issuerUrl(ISSUER).toString());
    properties.add(client + "registration.staff.client-id", () -> CLIENT);
    properties.add(client + "registration.staff.client-secret", () -> "secret");
    properties.add(client + "registration.staff.client-name", () -> "政务<身份>");
    properties.add(client + "registration.staff.scope", () -> "openid");
  }

  @AfterAll
  static void stop() {
    PROVIDER.shutdown();
  }

  private static String newName() {
    return "o-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static void vouchFor(String username, String name, String... duties) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER,
            "subject",
            "JWT",
            List.of(CLIENT),
            Map.of("preferred_username", username, "name", name, "duties", List.of(duties)),
            60));
  }

  /** Follows the redirect to the provider and returns the address it redirects back to. */
  private static String back(Pages pages, String begin) {
    String provider = pages.get(begin).expect(302).leadsTo();
    assertThat(provider)
        .startsWith(PROVIDER.issuerUrl(ISSUER).toString())
        .contains("redirect_uri=" + HERE + "/login/oauth2/code/staff")
        .contains("response_type=code", "code_challenge=", "code_challenge_method=S256", "nonce=");
    String back = pages.get(provider).expect(302).leadsTo();
    assertThat(back).startsWith(HERE);
    return back.substring(HERE.length());
  }

  @Test
  void letsInWhomTheProviderVouchesForAndLeadsToWhereTheyWereGoing() throws Exception {
    String username = newName();
    Pages pages = Pages.stranger(port);
    assertThat(pages.get("/sign-in?to=/account").expect(200).text())
        .contains("/oauth2/authorization/staff?to=", "政务&lt;身份&gt;");
    vouchFor(username, "外来者", "QH/inspector", "MOON/leader");

    String back = back(pages, "/oauth2/authorization/staff?to=/account");
    assertThat(pages.get(back).expect(302).leadsTo()).isEqualTo("/account");
    assertThat(pages.get("/account").expect(200).text())
        .contains("外来者", username, "省厅 · 督导员", "统一身份认证")
        .doesNotContain("MOON");
    assertThat(redeemed()).contains("code_verifier=");
    pages.post("/sign-out", Map.of()).expect(302);
    pages.get("/account").expect(303);
  }

  /** What the provider was sent when the code was exchanged for tokens. */
  private static String redeemed() {
    RecordedRequest request = PROVIDER.takeRequest();
    while (!String.valueOf(request.getPath()).endsWith("/token")) {
      request = PROVIDER.takeRequest();
    }
    return request.getBody().readUtf8();
  }

  @Test
  void givesEachTheirOwnSessionAndNoneInTheContainer() {
    vouchFor(newName(), "某人", "QH/monitor");
    Pages pages = Pages.stranger(port);
    Pages.Page in = pages.get(back(pages, "/oauth2/authorization/staff")).expect(302);
    List<String> cookies = in.raw().headers().allValues("Set-Cookie");
    assertThat(cookies).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    assertThat(cookies)
        .anyMatch(c -> c.startsWith("bihuan-session=") && c.contains("HttpOnly"))
        .anyMatch(c -> c.startsWith("bihuan-sign-in=;") && c.contains("Max-Age=0"));
    assertThat(in.leadsTo()).isEqualTo("/");
  }

  @Test
  void takesNobodyWhoBeganElsewhere() {
    vouchFor(newName(), "某人", "QH/administrator");
    Pages attacker = Pages.stranger(port);
    String back = back(attacker, "/oauth2/authorization/staff");
    Pages victim = Pages.stranger(port);
    assertThat(victim.get(back).expect(302).leadsTo()).isEqualTo("/sign-in?refused=provider");
    victim.get("/account").expect(303);
    assertThat(victim.get("/sign-in?refused=provider").expect(200).text()).contains("未成功");
    attacker.get(back).expect(302);
    assertThat(attacker.get(back).expect(302).leadsTo()).isEqualTo("/sign-in?refused=provider");
  }

  @Test
  void leadsNobodyToAnotherSite() {
    vouchFor(newName(), "某人", "QH/monitor");
    Pages pages = Pages.stranger(port);
    String back = back(pages, "/oauth2/authorization/staff?to=https://evil.example/");
    assertThat(pages.get(back).expect(302).leadsTo()).isEqualTo("/");
  }

  @Test
  void shutsOutTheRetired() {
    String username = newName();
    vouchFor(username, "离任者", "QH/monitor");
    Pages pages = Pages.stranger(port);
    pages.get(back(pages, "/oauth2/authorization/staff")).expect(302);
    new Api(port)
        .as("qh-admin")
        .patch("/api/people/" + username, Map.of("retired", true))
        .expect(200);
    vouchFor(username, "离任者", "QH/administrator");
    assertThat(pages.get(back(pages, "/oauth2/authorization/staff")).expect(302).leadsTo())
        .isEqualTo("/sign-in?refused=provider");
    pages.get("/account").expect(303);
  }

  @Test
  void keepsPasswordsWorkingBeside() {
    Pages.of(port, "qh-leader").get("/account").expect(200);
  }
}
