package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.bihuan.Api;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files go up one by one, and nothing typed is lost or shown to somebody else. */
@BrowserTest
class UploadsByPageTest {

  @LocalServerPort private int port;
  private String issue;

  @BeforeEach
  void claimed() {
    Api api = new Api(port);
    issue = "/issues/" + new Work(api).open("QH-XN-DT", Map.of());
    String task = Work.task(api.as("dt-rectifier"), issue.substring(8), "rectify");
    Work.claim(api.as("dt-rectifier"), task).expect(200);
  }

  @Test
  void filesAreTickedWhenTheyArriveAndTextOutlivesAllThatFails(Visitors visitors) {
    Page page = visitors.signedIn("dt-rectifier").open(issue).page();
    Locator measures = page.locator(".bh-mine textarea[name='fields.measures']");
    Locator ticked = page.locator(".bh-mine [data-picks] input:checked");
    measures.fill("已补装\n两侧");
    Locator files = page.locator(".bh-mine input[type=file]");
    files.setInputFiles(new FilePayload[] {photo("一.png"), photo("二.png")});
    assertThat(ticked).hasCount(2);
    files.setInputFiles(new FilePayload[] {photo("三.png")});
    assertThat(ticked).hasCount(3);

    page.locator("#evidence-files").setInputFiles(new FilePayload[] {photo("另一.png")});
    page.locator("#evidence form[data-upload] button[type=submit]").click();
    assertThat(page.locator("#evidence li img")).hasCount(4);
    assertThat(measures).hasValue("已补装\n两侧");
    assertThat(ticked).hasCount(3);

    page.locator(".bh-mine input[name=outcome][value=submit]").check();
    page.route(
        "**/complete",
        route ->
            route.fulfill(
                new FulfillOptions().setStatus(502).setContentType("text/html").setBody("<p>")));
    page.locator(".bh-mine form[enctype] button[type=submit]").click();
    assertThat(page.locator(".bh-not-sent")).isVisible();
    page.unroute("**/complete");
    page.reload();
    assertThat(measures).hasValue("已补装\n两侧");
    page.locator(".bh-mine form[enctype] button[type=submit]").click();
    assertThat(page.locator(".bh-mine")).hasCount(0);
  }

  @Test
  void aFileThatIsRefusedIsNamedAndCanBeTakenOut(Visitors visitors) {
    Page page = visitors.signedIn("dt-rectifier").open(issue).page();
    page.locator(".bh-mine input[type=file]")
        .setInputFiles(
            new FilePayload("坏.exe", "application/x-msdownload", new byte[] {'M', 'Z', 0, 1, 2}));
    Locator failed = page.locator(".bh-mine li[data-failed]");
    assertThat(failed).containsText("坏.exe");
    assertThat(failed.locator(".bh-fault")).containsText("文件内容不属于可接收的类型");
    failed.locator("button").click();
    assertThat(failed).hasCount(0);
  }

  @Test
  void whatIsTypedIsNotKeptForWhoeverSignsInNext(Visitors visitors) {
    // a session of its own, since it ends
    Visitor visitor = visitors.come().signIn("dt-rectifier").open(issue);
    Page page = visitor.page();
    page.locator("#comment-text").fill("还没发表的话");
    page.reload();
    assertThat(page.locator("#comment-text")).hasValue("还没发表的话");

    page.locator(".bh-me summary").click();
    page.locator("form[action='/sign-out'] button").click();
    assertThat(page.locator("#username")).isVisible();
    Assertions.assertThat(page.evaluate("JSON.stringify(sessionStorage)").toString())
        .doesNotContain("还没发表的话");
    visitor.signIn("qh-inspector").open(issue);
    assertThat(page.locator("#comment-text")).hasValue("");
  }

  @Test
  void changingTheTypeKeepsWhatIsTyped(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/open").page();
    page.locator("#title").fill("护栏缺失");
    page.locator(".bh-kinds summary").click();
    page.locator(".bh-kinds nav button").nth(1).click();
    assertThat(page.locator(".bh-kinds nav button[aria-current]")).hasCount(1);
    assertThat(page.locator(".bh-kinds nav button").nth(1)).hasAttribute("aria-current", "page");
    assertThat(page.locator("#title")).hasValue("护栏缺失");
    assertThat(page.locator("#unit-search")).isVisible();
  }

  private static FilePayload photo(String name) {
    return new FilePayload(name, "image/png", Photo.png());
  }
}
