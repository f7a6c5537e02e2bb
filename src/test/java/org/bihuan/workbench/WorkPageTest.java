package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody finds what they have to do, and takes it with one click. */
@ServiceTest
class WorkPageTest {

  @LocalServerPort private int port;
  private Api api;
  private Pages rectifier;
  private String username;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    username = Accounts.create(api, "QH-HD-XH", "rectifier");
    rectifier = Pages.of(port, username, Accounts.PASSWORD);
  }

  private String open(String title, String severity) {
    return api.as("hd-inspector")
        .post(
            "/api/issues",
            Map.of("title", title, "unit", "QH-HD-XH", "severity", severity, "campaign", username))
        .expect(201)
        .text("number");
  }

  private String task(String issue) {
    return Work.task(api.as("xh-rectifier"), issue, "rectify");
  }

  @Test
  void listsWhatTheGroupMayClaimAndNothingElse() {
    String issue = open("<i>标志不清</i>", "minor");
    assertThat(rectifier.get("/work?campaign=" + username).expect(200).text())
        .contains(issue, "&lt;i&gt;标志不清&lt;/i&gt;", "天后到期")
        .doesNotContain("<i>标志");
    assertThat(Pages.of(port, "hl-rectifier").get("/work?campaign=" + username).text())
        .doesNotContain(issue)
        .contains("没有符合条件的任务");
  }

  @Test
  void narrowsByWhatIsAskedOfTheIssue() {
    String minor = open("甲", "minor");
    String major = open("乙", "major");
    String list = "/work?campaign=" + username;
    assertThat(rectifier.get(list + "&severity=major").text())
        .contains(major)
        .doesNotContain(minor);
    assertThat(rectifier.get(list + "&unit=QH-HD").text()).contains(major, minor);
    assertThat(rectifier.get(list + "&unit=QH-XN").text()).doesNotContain(major, minor);
    assertThat(rectifier.get(list + "&overdue=true").text()).doesNotContain(major, minor);
  }

  @Test
  void claimsOneWithOneClickAndLeadsToTheTopOfItsIssue() {
    String issue = open("甲", "minor");
    String task = task(issue);
    rectifier.get("/work").expect(200);
    assertThat(rectifier.post("/work/claims", Map.of("only", task)).expect(302).leadsTo())
        .isEqualTo("/issues/" + issue);
    assertThat(rectifier.get("/work/next").expect(302).leadsTo()).isEqualTo("/issues/" + issue);
    assertThat(rectifier.get("/work?scope=mine").text()).contains(issue);
    assertThat(rectifier.get("/work?campaign=" + username).text()).doesNotContain(issue);
  }

  @Test
  void claimsManyAndSaysHowManySomebodyElseHadFirst() {
    String mine = task(open("甲", "minor"));
    String taken = task(open("乙", "minor"));
    Work.claim(api.as("xh-rectifier"), taken).expect(200);
    rectifier.get("/work").expect(200);
    Map<String, String> chosen = new LinkedHashMap<>();
    chosen.put("task", mine + "," + taken);
    String there = rectifier.post("/work/claims", chosen).expect(302).leadsTo();
    assertThat(there).isEqualTo("/work?scope=mine&claimed=1&lost=1");
    assertThat(rectifier.get(there).text()).contains("已领取 1 项任务", "有 1 项未能领取");
  }

  @Test
  void saysSoWhereNothingWasChosen() {
    rectifier.get("/work").expect(200);
    String there =
        rectifier
            .post("/work/claims", Map.of("back", "/work?campaign=" + username))
            .expect(302)
            .leadsTo();
    assertThat(rectifier.get(there).expect(200).text()).contains("请先勾选要领取的任务");
    assertThat(rectifier.get("/work").text()).doesNotContain("请先勾选要领取的任务");
  }

  @Test
  void leadsToASearchAndNamesOnlyTheKeysThereAreUsesFor() {
    open("甲", "minor");
    assertThat(rectifier.get("/work?campaign=" + username).text())
        .containsPattern("action=\"/issues\"[^§]+name=\"q\"")
        .contains("c 领取");
    assertThat(rectifier.get("/work?scope=group&campaign=" + username).text())
        .contains("j / k")
        .doesNotContain("c 领取");
  }

  @Test
  void saysThatSomebodyWasFirst() {
    String task = task(open("甲", "minor"));
    Work.claim(api.as("xh-rectifier"), task).expect(200);
    rectifier.get("/work").expect(200);
    assertThat(rectifier.post("/work/claims", Map.of("only", task)).expect(409).text())
        .contains("已被领取");
  }

  @Test
  void refusesAScopeThereIsNot() {
    rectifier.get("/work?scope=all").expect(400);
  }
}
