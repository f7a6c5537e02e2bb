package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole loop, clicked by four people, one of them on a phone and one reading English. */
@BrowserTest
class LoopByPageTest {

  private static final String CAMPAIGN = "loop-by-page";

  @LocalServerPort private int port;

  @Test
  void anIssueGoesRoundTwiceIsExtendedAndSignedOff(Visitors visitors) {
    Visitor inspector = visitors.signedIn("qh-inspector");
    Visitor rectifier = visitors.signedIn("dt-rectifier", Screen.PHONE, Language.CHINESE);
    Visitor reviewer = visitors.signedIn("qh-reviewer", Screen.DESK, Language.ENGLISH);
    Visitor leader = visitors.signedIn("qh-leader");
    Campaigns.create(port, CAMPAIGN);
    String number = open(inspector);
    IssueActs rectifying = new IssueActs(rectifier, CAMPAIGN);
    IssueActs reviewing = new IssueActs(reviewer, CAMPAIGN);
    IssueActs leading = new IssueActs(leader, CAMPAIGN);

    rectifying.claim().fill("整改方案", "逐车核查，十日内补齐护栏").submit();
    reviewing.claim().choose("Approve").submit();

    LocalDate later = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(150);
    rectifying.claim();
    Locator request = rectifying.action("申请延期");
    request.getByLabel("延期至").fill(later.toString());
    request.getByLabel("延期理由").fill("冬季不能施工");
    request.getByLabel("临时措施").fill("设置警示标志，专人值守");
    request.locator("button[type=submit]").click();
    assertThat(rectifier.page().locator("[data-act=acted]")).hasCount(1);
    leading.claim().choose("同意").submit();
    assertThat(leader.page().locator(".bh-issue-head"))
        .containsText(
            later.getYear() + "年" + later.getMonthValue() + "月" + later.getDayOfMonth() + "日");

    rectifier.open("/issues/" + number);
    rectifying.choose("提交复核").fill("整改措施", "已补齐护栏 20 米").attach("整改后.png", Photo.png()).submit();
    reviewing.claim().choose("Send back").fill("Reason", "The photo shows one side only").submit();

    rectifying.claim();
    assertThat(rectifier.page().locator("main")).containsText("The photo shows one side only");
    rectifying
        .choose("提交复核")
        .fill("整改措施", "两侧护栏均已补齐，共 40 米")
        .attach("两侧.png", Photo.png())
        .submit();
    reviewing.claim();
    seesBothRounds(reviewer.page());
    Axe.check(reviewer.page());
    reviewing.choose("Sign off").submit();
    leading.claim().choose("同意销号").submit();

    Page closed = inspector.open("/issues/" + number).page();
    assertThat(closed.locator(".bh-issue-head .bh-good")).hasText("已销号");
    assertThat(closed.locator("h3.bh-round")).hasCount(2);
    assertThat(closed.locator("#evidence li img")).hasCount(2);
    assertThat(closed.locator(".bh-task")).hasCount(0);
    Axe.check(closed);
  }

  private static String open(Visitor inspector) {
    Page page = inspector.open("/open").page();
    page.locator("#title").fill("互通立交匝道护栏缺失");
    page.locator("#unit-search").fill("大通");
    page.locator("input[name=severity][value=critical]").check();
    page.locator("#campaign").selectOption(CAMPAIGN);
    page.locator("main form button[type=submit].btn-primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/issues/QH-\\d{4}-\\d+$"));
    return page.url().replaceAll(".*/", "");
  }

  private static void seesBothRounds(Page page) {
    Locator changed = page.locator("td.bh-changed");
    assertThat(changed.first()).containsText("两侧护栏均已补齐，共 40 米");
    Locator photo = page.locator("#evidence li img").first();
    photo.scrollIntoViewIfNeeded();
    page.waitForFunction("() => document.querySelector('#evidence li img').naturalWidth > 0");
    photo.click();
    assertThat(page.locator("dialog.bh-enlarged img")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog.bh-enlarged")).hasCount(0);
    Assertions.assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
  }
}
