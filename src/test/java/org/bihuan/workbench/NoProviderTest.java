package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service for which no OpenID client is configured has nothing of it. */
@ServiceTest
class NoProviderTest {

  @LocalServerPort private int port;

  @Test
  void offersAPasswordAlone() {
    assertThat(Pages.stranger(port).get("/sign-in").expect(200).text())
        .contains("name=\"password\"")
        .doesNotContain("/oauth2/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/authorization/staff", "/login/oauth2/code/staff?code=x&state=y"})
  void knowsNoAddressOfTheirs(String address) {
    assertThat(Pages.stranger(port).get(address).expect(303).leadsTo()).startsWith("/sign-in?to=");
    Pages.of(port, "qh-leader").get(address).expect(404);
  }
}
