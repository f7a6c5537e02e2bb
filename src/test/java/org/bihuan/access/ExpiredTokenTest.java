package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class ExpiredTokenTest {

  @LocalServerPort int port;
  @Autowired MovableClock clock;

  @Test
  void letsNobodyInWhoseTokenHasExpired() {
    Api api = new Api(port);
    Session session = Accounts.session(api, Accounts.create(api, "QH", "inspector"));
    clock.advance(Duration.ofHours(11));
    session.get("/api/issues").expect(200);
    clock.advance(Duration.ofMinutes(61));
    assertThat(session.get("/api/issues").expect(401).header("WWW-Authenticate"))
        .startsWith("Bearer");
    session.get("/api/me").expect(401);
    new Api(port).as("qh-inspector").get("/api/me").expect(200);
  }
}
