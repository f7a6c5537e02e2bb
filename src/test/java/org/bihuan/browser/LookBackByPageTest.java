package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a campaign's desk to a sample and its result. */
@BrowserTest
class LookBackByPageTest {

  private static final int SIGNED_OFF = 6;

  @LocalServerPort private int port;

  private final String campaign = "回头看" + UUID.randomUUID();
  private Api api;

  @BeforeEach
  void signOffAFew() {
    api = new Api(port);
    for (int i = 0; i < SIGNED_OFF; i++) {
      String number = new Work(api).open("QH-XN-DT", Map.of("campaign", campaign));
      Work.does(
          api.as("dt-rectifier"),
          number,
          "rectify",
          "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已更新\"}}");
      Work.does(api.as("qh-reviewer"), number, "review", "{\"outcome\":\"signOff\"}");
    }
  }

  @Test
  void aLeaderDrawsASampleAndSeesWhatItShows(Visitors visitors) {
    Visitor leader = visitors.signedIn("qh-leader").open("/campaigns/" + campaign);
    Page page = leader.page();
    page.locator("main a[href^='/look-backs/new']").first().click();
    page.locator("input[name=by][value=size]").check();
    page.locator("#look-back-size").fill("5");
    page.locator("button[value=plan]").click();
    Locator cost = page.locator(".bh-plan .bh-look-figures b");
    assertThat(cost.nth(0)).hasText("6");
    assertThat(cost.nth(1)).hasText("5");
    assertThat(cost.nth(2)).hasText("2.5");
    Axe.check(page);

    page.locator("button[value=freeze]").click();
    page.locator("#draw-word").fill("4821907365");
    page.locator("form[action$='/draw'] button").click();
    assertThat(page.locator("section[aria-labelledby=h-drawn] tbody tr")).hasCount(5);

    recheckAll(page.url().replaceAll("\\?.*", "").replaceAll(".*/", ""));
    page.reload();
    Locator figures = page.locator("section[aria-labelledby=h-result] .bh-look-figures b");
    assertThat(figures.nth(0)).hasText("80%");
    assertThat(figures.nth(2)).hasText("100%");
    assertThat(figures.nth(3)).hasText("1");
    assertThat(page.locator(".bh-interval-big svg")).isVisible();
    leader.settle();
    Axe.check(page);
  }

  /** One relapsed. */
  private void recheckAll(String id) {
    Api.Session leader = api.as("qh-leader");
    Api.Session rechecker = Accounts.session(api, Accounts.create(api, "QH", "reviewer"));
    Awaitility.await()
        .until(
            () ->
                leader
                    .get("/api/look-backs/" + id)
                    .expect(200)
                    .body()
                    .path("drawn")
                    .findValues("recheck")
                    .stream()
                    .noneMatch(recheck -> recheck.isNull()));
    String verdict = "\"relapsed\",\"fields\":{\"reason\":\"再次出现\",";
    for (var one : leader.get("/api/look-backs/" + id).body().path("drawn")) {
      Work.does(
          rechecker,
          one.path("recheck").asText(),
          "recheck",
          "{\"outcome\":" + verdict + "\"method\":\"onSite\",\"findings\":\"现场查看\"}}");
      verdict = "\"holds\",\"fields\":{";
    }
  }
}
