package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two people at one task: the second one is refused with a clear message, and loses nothing they
 * typed.
 */
@BrowserTest
class TwoPeopleByPageTest {

  @LocalServerPort private int port;

  private Api api;
  private String colleague;
  private String number;

  @BeforeEach
  void open() {
    api = new Api(port);
    colleague = Accounts.create(api, "QH-XN-DT", "rectifier");
    number =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "标线磨损", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
  }

  @Test
  void whoeverClaimsSecondSeesWhoHasIt(Visitors visitors) {
    Page first = visitors.signedIn("dt-rectifier").open("/issues/" + number).page();
    Page second =
        visitors.come().signIn(colleague, Accounts.PASSWORD).open("/issues/" + number).page();
    first.locator("[data-key=c]").click();
    assertThat(first.locator(".bh-mine")).isVisible();

    second.locator("[data-key=c]").click();

    assertThat(second.locator("main .alert[role=alert]")).isVisible();
    assertThat(second.locator(".bh-task")).containsText("大通执法局整改责任人");
    assertThat(second.locator("[data-key=c]")).hasCount(0);
    Axe.check(second);
  }

  @Test
  void whatWasTypedForAStepThatIsOverIsKept(Visitors visitors) {
    Visitor late = visitors.signedIn("dt-rectifier").open("/issues/" + number);
    Page page = late.page();
    page.locator("[data-key=c]").click();
    IssueActs acts = new IssueActs(late, "");
    acts.choose("提交复核").fill("整改措施", "这段话写了半个小时");
    String task = Work.task(api.as("dt-rectifier"), number, "rectify");
    Work.complete(
            api.as("dt-rectifier"),
            task,
            "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"别处已提交\"}}")
        .expect(200);

    acts.send();

    assertThat(page.locator("main .alert[role=alert]")).isVisible();
    page.locator("main .alert[role=alert] details summary").click();
    assertThat(page.locator("main .alert[role=alert]")).containsText("这段话写了半个小时");
    assertThat(page.locator("#trail")).containsText("别处已提交");
    Axe.check(page);
  }
}
