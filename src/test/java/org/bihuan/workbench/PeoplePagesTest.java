package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class PeoplePagesTest {

  @LocalServerPort private int port;
  private Api api;
  private Pages admin;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = Pages.of(port, "qh-admin");
    admin.get("/people");
  }

  private static String newName() {
    return "p-" + UUID.randomUUID().toString().substring(0, 13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/people", "/people/_new", "/people/dt-rectifier", "/people/_import"})
  void areForAdministratorsAlone(String page) {
    Pages inspector = Pages.of(port, "qh-inspector");
    assertThat(inspector.get("/account").text()).doesNotContain("href=\"/people\"");
    inspector.get(page).expect(403);
    assertThat(admin.get(page).expect(200).text()).contains("href=\"/people\"");
  }

  @Test
  void findPeopleByNameUsernameAndUnit() {
    assertThat(admin.get("/people?q=DT-&unit=").expect(200).text())
        .contains("dt-rectifier")
        .doesNotContain("qh-inspector");
    assertThat(admin.get("/people?unit=QH-XN").expect(200).text())
        .contains("xn-inspector", "dt-rectifier")
        .doesNotContain("qh-inspector");
    assertThat(admin.get("/people?q=%3Cb%3E").expect(200).text())
        .contains("没有符合条件的人员", "value=\"&lt;b&gt;\"");
    admin.get("/people?unit=MOON").expect(404);
  }

  @Test
  void addSomebodyWhoThenSignsIn() {
    String username = newName();
    assertThat(
            admin
                .post(
                    "/people/_new",
                    Map.of(
                        "username", username,
                        "displayName", "<b>新人</b>",
                        "unit", "QH-XN",
                        "role", "reviewer",
                        "password", Accounts.PASSWORD))
                .expect(302)
                .leadsTo())
        .isEqualTo("/people/" + username + "?done=personAdded");
    assertThat(admin.get("/people/" + username).expect(200).text())
        .contains("&lt;b&gt;新人&lt;/b&gt;")
        .doesNotContain("<b>新人");
    assertThat(Pages.of(port, username, Accounts.PASSWORD).get("/account").expect(200).text())
        .contains("西宁市局 · 复核员");
  }

  @Test
  void tellTheFaultsOfANewPersonAtTheirFieldsAndKeepWhatWasTyped() {
    String page =
        admin
            .post(
                "/people/_new",
                Map.of("username", "qh-leader", "displayName", "重名者", "unit", "", "role", ""))
            .expect(422)
            .text();
    assertThat(page)
        .contains("person-username-fault", "person-unit-fault", "person-role-fault")
        .contains("value=\"重名者\"", "value=\"qh-leader\"");
  }

  @Test
  void addNobodyWhosePasswordWillNotDo() {
    String username = newName();
    assertThat(
            admin
                .post(
                    "/people/_new",
                    Map.of(
                        "username", username,
                        "displayName", "某人",
                        "unit", "QH",
                        "role", "monitor",
                        "password", "short"))
                .expect(422)
                .text())
        .contains("person-password-fault");
    admin.get("/people/" + username).expect(404);
  }

  @Test
  void changeNameDutiesPasswordAndRetirement() {
    String username = Accounts.create(api, "QH", "monitor");
    String path = "/people/" + username;
    admin.post(path + "/name", Map.of("displayName", " ")).expect(422);
    admin.post(path + "/name", Map.of("displayName", "改名者")).expect(302);
    admin.post(path + "/duties", Map.of("unit", "QH-XN", "role", "leader")).expect(302);
    assertThat(admin.get(path).expect(200).text()).contains("改名者", "分管领导");
    admin.post(path + "/duties", Map.of("unit", "QH-XN", "role", "king")).expect(422);
    admin.post(path + "/duties/withdrawal", Map.of("unit", "QH", "role", "monitor")).expect(302);
    assertThat(
            admin
                .post(path + "/duties/withdrawal", Map.of("unit", "QH-XN", "role", "leader"))
                .expect(409)
                .text())
        .contains("role=\"alert\"");

    Pages theirs = Pages.of(port, username, Accounts.PASSWORD);
    admin.post(path + "/tokens/revoke", Map.of()).expect(302);
    theirs.get("/account").expect(303);
    assertThat(admin.post(path + "/password", Map.of("password", "short")).expect(422).text())
        .contains("password-password-fault");
    admin.post(path + "/password", Map.of("password", "a new long one")).expect(302);
    Accounts.signIn(api, username, "a new long one").expect(201);
    admin.post(path + "/retirement", Map.of("retired", "true")).expect(302);
    Accounts.signIn(api, username, "a new long one").expect(401);
    assertThat(admin.get(path).text()).contains("已停用");
    admin.post(path + "/retirement", Map.of("retired", "false")).expect(302);
    Accounts.signIn(api, username, "a new long one").expect(201);
  }

  @Test
  void takeNoFormWithoutItsTokenNorFromOthers() {
    String username = Accounts.create(api, "QH", "monitor");
    String retire = "/people/" + username + "/retirement";
    admin.withoutFormToken().post(retire, Map.of("retired", "true")).expect(403);
    Pages leader = Pages.of(port, "qh-leader");
    leader.get("/account");
    leader.post(retire, Map.of("retired", "true")).expect(403);
    Accounts.signIn(api, username, Accounts.PASSWORD).expect(201);
  }

  @Test
  void sayWhichRolesAndKindsAFileMayHave() {
    String page = admin.get("/people/_import").expect(200).text();
    assertThat(page).contains("roles", "督导员", "kind", "主管部门");
    for (String code : List.of("inspector", "monitor", "authority", "enforcement")) {
      assertThat(page).contains("<code>" + code + "</code>");
    }
  }

  @Test
  void sayThatPeopleOutOfAFileCannotSignInYet() {
    String csv = "username,display_name,unit,roles\n" + newName() + ",新人,QH-XN-DT,rectifier\n";
    Map<String, String> people = Map.of("kind", "people", "dryRun", "false", "tried", encoded(csv));
    admin.get("/people/_import");
    assertThat(admin.post("/people/_import", people).expect(200).text()).contains("已导入", "还没有密码");
    assertThat(admin.post("/people/_import", people).expect(200).text())
        .contains("已导入")
        .doesNotContain("还没有密码");
  }

  private static String encoded(String file) {
    return Base64.getEncoder().encodeToString(file.getBytes(UTF_8));
  }

  @Test
  void switchLanguageOnThePageWhoseFormWasRefused() {
    String page = "/people/qh-admin";
    String back = "name=\"to\" value=\"%s\"";
    assertThat(refusedRetirement("http://localhost:" + port + page + "?done=renamed"))
        .contains(back.formatted(page + "?done=renamed"));
    assertThat(refusedRetirement("https://elsewhere.example" + page)).contains(back.formatted("/"));
    assertThat(refusedRetirement("no address")).contains(back.formatted("/"));
  }

  private String refusedRetirement(String sender) {
    Pages sending = admin.with("Referer", sender);
    sending.get("/people/qh-admin");
    return sending
        .post("/people/qh-admin/retirement", Map.of("retired", "true"))
        .expect(409)
        .text();
  }

  @Test
  void askBeforeTakingAnythingFromSomebody() {
    String path = "/people/" + Accounts.create(api, "QH", "monitor");
    assertThat(admin.get(path).expect(200).text())
        .contains(path + "/duties/withdrawal\" data-confirm=\"", "的岗位“省厅 · 执法监督员”吗？")
        .contains(path + "/tokens/revoke\" data-confirm=\"")
        .contains(path + "/retirement\" data-confirm=\"确定停用")
        .contains(path + "/name\"><");
    admin.post(path + "/retirement", Map.of("retired", "true")).expect(302);
    assertThat(admin.get(path).expect(200).text()).doesNotContain("/retirement\" data-confirm");
  }
}
