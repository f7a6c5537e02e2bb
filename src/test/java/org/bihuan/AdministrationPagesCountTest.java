package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Holds how many SQL statements the pages take that no issue is on. */
@ServiceTest
@Import(CountedSql.Configuration.class)
class AdministrationPagesCountTest {

  private static final int MOST = 8;

  @LocalServerPort private int port;
  @Autowired private CountedSql sql;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account",
        "/account/attempts",
        "/notices",
        "/people",
        "/people/dt-rectifier",
        "/people/_new",
        "/people/_import",
        "/units",
        "/units/QH-XN",
        "/calendar?year=2026&from=2026-09-28&workdays=6",
        "/jobs"
      })
  void takeFewStatements(String page) {
    Api api = new Api(port);
    String token = Accounts.signIn(api, "qh-admin", "bihuan-demo").expect(201).text("token");
    Api.Session session =
        api.anonymous().with("Cookie", "bihuan-session=" + token).with("Accept", "text/html");
    CountedSql.Request counted = sql.count(session, one -> one.get(page).expect(200));
    assertThat(counted.statements()).as(page).hasSizeLessThanOrEqualTo(MOST);
    assertThat(counted.statements())
        .as(page)
        .allMatch(one -> one.toLowerCase(Locale.ROOT).startsWith("select"));
  }
}
