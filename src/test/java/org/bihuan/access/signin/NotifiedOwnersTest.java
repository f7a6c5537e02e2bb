package org.bihuan.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.access.Origin;
import org.bihuan.organization.People;
import org.bihuan.workbench.Pages;
import org.bihuan.workbench.Pages.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Owners are notified of wrong passwords given for their accounts, once, wherever they sign in
 * next.
 */
@ServiceTest
class NotifiedOwnersTest {

  private static final String TOLD = "wrong passwords were entered for your account";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired People people;
  @Autowired WrongPasswords wrong;
  @Autowired FailureRows rows;
  Api api;
  String username;

  @BeforeEach
  void create() {
    api = new Api(port);
    username = Accounts.create(api, "QH", "monitor");
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      Accounts.signIn(api, username, "guess number " + i).expect(401);
    }
  }

  private Page signIn(Pages browser) {
    browser.get("/sign-in").expect(200);
    return browser.post(
        "/sign-in", Map.of("username", username, "password", Accounts.PASSWORD, "to", "/notices"));
  }

  @Test
  void atTheNextSignInByPageOnAPageThatMayBeReloadedUntilTheyHaveSeenIt() {
    guess(5);
    Pages browser = Pages.stranger(port).inEnglish();
    String there = signIn(browser).expect(302).leadsTo();
    assertThat(there).isEqualTo("/account/attempts?to=%2Fnotices");
    browser.get(there).expect(200);
    String page = browser.get(there).expect(200).text();
    assertThat(page).contains("5 " + TOLD + ", from one network", "/account#sessions-title");
    assertThat(browser.get("/account").expect(200).text()).contains("5 " + TOLD);

    String last = page.replaceAll("(?s).*name=\"last\" value=\"([^\"]*)\".*", "$1");
    Map<String, String> seen = Map.of("last", last, "to", "/notices");
    assertThat(browser.post("/account/attempts", seen).expect(302).leadsTo()).isEqualTo("/notices");
    assertThat(browser.get("/account").expect(200).text()).doesNotContain(TOLD);
    assertThat(browser.get(there).expect(200).text()).contains("There are no wrong passwords");
    assertThat(signIn(Pages.stranger(port)).expect(302).leadsTo()).isEqualTo("/notices");
  }

  @Test
  void onTheirAccountPageAlsoWhereTheRightPasswordCameByTheApi() {
    Pages browser = Pages.of(port, username, Accounts.PASSWORD).inEnglish();
    guess(4);
    Accounts.signIn(api, username, Accounts.PASSWORD).expect(201);
    assertThat(browser.get("/account").expect(200).text())
        .contains("4 " + TOLD, "/account/attempts?to=");
  }

  @Test
  void alsoWhereTheRightPasswordCameOnTheAccountPage() {
    Pages browser = Pages.of(port, username, Accounts.PASSWORD).inEnglish();
    guess(4);
    browser.get("/account").expect(200);
    Map<String, String> change = Map.of("current", Accounts.PASSWORD, "new", "an even better one");
    String there = browser.post("/account/password", change).expect(302).leadsTo();
    assertThat(browser.get(there).expect(200).text()).contains("4 " + TOLD);
  }

  @Test
  void notOfTheirOwnSlips() {
    guess(2);
    assertThat(signIn(Pages.stranger(port)).expect(302).leadsTo()).isEqualTo("/notices");
    guess(2);
    assertThat(signIn(Pages.stranger(port)).expect(302).leadsTo()).isEqualTo("/notices");
  }

  @Test
  void ofGuessesFromElsewhereThatASystemsSignInsFallBetween() {
    Origin elsewhere = network();
    for (int i = 0; i < 3; i++) {
      wrong.add(username, elsewhere);
      Accounts.signIn(api, username, Accounts.PASSWORD).expect(201);
    }
    assertThat(wrong.unseen(username)).map(FailedAttempts::count).contains(3);
  }

  @Test
  void ofFailuresThatAreForgottenAsSuch() {
    wrong.add(username, network());
    wrong.add(username, network());
    wrong.add(username, network());
    Clock weeksLater = Clock.offset(clock, Duration.ofDays(30));
    WrongPasswords then = new WrongPasswords(jdbc, weeksLater, people, rows);
    then.forget();
    new FailureRows(jdbc, weeksLater).forget();
    assertThat(then.unseen(username)).map(FailedAttempts::networks).contains(3);
    new WrongPasswords(jdbc, Clock.offset(clock, Duration.ofDays(366)), people, rows).forget();
    assertThat(wrong.unseen(username)).isEmpty();
  }

  @Test
  void ofMoreNetworksThanAreToldApart() {
    for (int i = 0; i < FailedAttempts.MOST_NETWORKS + 20; i++) {
      wrong.add(username, network());
    }
    FailedAttempts untold = wrong.unseen(username).orElseThrow();
    assertThat(untold.count()).isEqualTo(FailedAttempts.MOST_NETWORKS + 20);
    assertThat(untold.networks()).isEqualTo(FailedAttempts.MOST_NETWORKS + 1);
  }

  @Test
  void againOfWhatCameSinceTheyLooked() {
    Origin elsewhere = network();
    for (int i = 0; i < 3; i++) {
      wrong.add(username, elsewhere);
    }
    FailedAttempts seen = wrong.unseen(username).orElseThrow();
    WrongPasswords later =
        new WrongPasswords(jdbc, Clock.offset(clock, Duration.ofSeconds(5)), people, rows);
    for (int i = 0; i < 3; i++) {
      later.add(username, network());
    }
    wrong.markSeen(username, seen.last());
    assertThat(wrong.unseen(username)).map(FailedAttempts::count).contains(3);
  }

  @Test
  void neverOfAccountsThatAreNotThere() {
    String nobody = "n" + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      wrong.add(nobody, network());
    }
    assertThat(wrong.unseen(nobody)).isEmpty();
  }

  @Test
  void neverByAFormThatNamesNoTime() {
    Pages browser = Pages.of(port, username, Accounts.PASSWORD);
    guess(3);
    browser.get("/account").expect(200);
    for (String odd : new String[] {"", "x", "-1000000000-01-01T00:00:00Z"}) {
      browser.post("/account/attempts", Map.of("last", odd)).expect(400);
    }
    assertThat(browser.get("/account/attempts").expect(200).text()).contains("来自 1 个网络");
  }

  private static Origin network() {
    return new Origin("elsewhere" + UUID.randomUUID(), null, false);
  }
}
