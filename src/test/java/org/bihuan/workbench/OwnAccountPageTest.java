package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class OwnAccountPageTest {

  private static final Pattern REVOKE =
      Pattern.compile("action=\"(/account/tokens/[^/]+/revoke)\"");
  private static final Pattern TOKEN = Pattern.compile("id=\"new-token\"[^>]*value=\"(\\S{43})\"");

  @LocalServerPort private int port;
  private Api api;
  private String username;
  private Pages mine;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    username = Accounts.create(api, "QH", "monitor");
    mine = Pages.of(port, username, Accounts.PASSWORD);
  }

  @Test
  void saysWhoIAmAndWhichSessionThisIs() {
    String page = mine.get("/account").expect(200).text();
    assertThat(page).contains(username, "省厅 · 执法监督员").containsOnlyOnce("当前登录");
    assertThat(REVOKE.matcher(page).find()).isFalse();
    assertThat(mine.inEnglish().get("/account").expect(200).text())
        .contains("Sessions and tokens", "enforcement monitor");
  }

  @Test
  void leadsWhoeverIsNotSignedInToTheDoor() {
    assertThat(Pages.stranger(port).get("/account").expect(303).leadsTo())
        .isEqualTo("/sign-in?to=%2Faccount");
  }

  @Test
  void tellsAWrongPasswordAtItsFieldAndChangesNothing() {
    mine.get("/account");
    String page =
        mine.post("/account/password", Map.of("current", "not mine at all", "new", "better one 1"))
            .expect(422)
            .text();
    assertThat(page).contains("id=\"password-current-fault\"");
    assertThat(page).doesNotContain("not mine at all", "better one 1");
    Accounts.signIn(api, username, Accounts.PASSWORD).expect(201);
  }

  @Test
  void tellsAShortNewPasswordAtItsField() {
    mine.get("/account");
    assertThat(
            mine.post("/account/password", Map.of("current", Accounts.PASSWORD, "new", "short"))
                .expect(422)
                .text())
        .contains("id=\"password-new-fault\"");
  }

  @Test
  void changesThePasswordAndEndsTheOtherSessions() {
    Pages other = Pages.of(port, username, Accounts.PASSWORD);
    mine.get("/account");
    String next = "an even better one";
    assertThat(
            mine.post("/account/password", Map.of("current", Accounts.PASSWORD, "new", next))
                .expect(302)
                .leadsTo())
        .isEqualTo("/account?done=passwordChanged");
    assertThat(mine.get("/account?done=passwordChanged").expect(200).text()).contains("密码已修改");
    other.get("/account").expect(303);
    Accounts.signIn(api, username, next).expect(201);
  }

  @Test
  void endsOneSessionAndThenAllOthers() {
    Pages other = Pages.of(port, username, Accounts.PASSWORD);
    Matcher revoke = REVOKE.matcher(mine.get("/account").expect(200).text());
    assertThat(revoke.find()).isTrue();
    mine.post(revoke.group(1), Map.of()).expect(302);
    other.get("/account").expect(303);
    mine.post(revoke.group(1), Map.of()).expect(404);

    Pages third = Pages.of(port, username, Accounts.PASSWORD);
    mine.get("/account").expect(200);
    mine.post("/account/tokens/revoke-others", Map.of()).expect(302);
    third.get("/account").expect(303);
    mine.get("/account").expect(200);
  }

  @Test
  void endsNobodyElsesSession() {
    String somebody = Accounts.create(api, "QH", "monitor");
    Accounts.signIn(api, somebody, Accounts.PASSWORD).expect(201);
    Matcher theirs =
        REVOKE.matcher(
            Pages.of(port, somebody, Accounts.PASSWORD).get("/account").expect(200).text());
    assertThat(theirs.find()).isTrue();
    mine.get("/account");
    mine.post(theirs.group(1), Map.of()).expect(404);
  }

  @Test
  void makesATokenForASystemOnlyByThePassword() {
    mine.get("/account");
    assertThat(mine.post("/account/tokens", Map.of("password", "guessed it")).expect(422).text())
        .contains("id=\"token-password-fault\"");
    Matcher token =
        TOKEN.matcher(
            mine.post("/account/tokens", Map.of("password", Accounts.PASSWORD)).expect(200).text());
    assertThat(token.find()).isTrue();
    Accounts.bearer(api, token.group(1)).get("/api/me").expect(200);
    assertThat(mine.get("/account").text()).doesNotContain(token.group(1));
  }

  @Test
  void takesNoFormWithoutItsToken() {
    mine.get("/account");
    mine.withoutFormToken()
        .post(
            "/account/password", Map.of("current", Accounts.PASSWORD, "new", "an even better one"))
        .expect(403);
    Accounts.signIn(api, username, Accounts.PASSWORD).expect(201);
  }

  @Test
  void saysOfAnExpiredPageThatNothingWasSavedAndLeadsBackToIt() {
    Pages expired = mine.with("Referer", "http://localhost:" + port + "/account?done=renamed");
    String page = expired.post("/account/tokens/revoke-others", Map.of()).expect(403).text();
    assertThat(page)
        .contains("页面已过期", "没有保存", "data-refused", "href=\"/account?done=renamed\"")
        .doesNotContain("无权操作");
    assertThat(
            Pages.stranger(port)
                .inEnglish()
                .post("/sign-in", Map.of("username", username))
                .expect(403)
                .text())
        .contains("This page has expired", "Nothing was saved")
        .doesNotContain("Back to the page");
  }

  @Test
  void refusesThePasswordThatServesAlready() {
    mine.get("/account");
    Map<String, String> same = Map.of("current", Accounts.PASSWORD, "new", Accounts.PASSWORD);
    assertThat(mine.post("/account/password", same).expect(422).text())
        .contains("id=\"password-new-fault\"", "新密码与当前密码相同");
  }

  @Test
  void asksBeforeSigningOutEverywhereAlone() {
    String page = mine.get("/account").expect(200).text();
    assertThat(page)
        .contains("action=\"/sign-out-everywhere\" data-confirm=\"确定在所有设备上退出吗？")
        .doesNotContain("action=\"/sign-out\" data-confirm");
  }
}
