package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Opening an issue on its page. */
@BrowserTest
class OpeningByPageTest {

  private static final Pattern ISSUE = Pattern.compile(".*/issues/QH-\\d{4}-\\d+$");
  private static final String SEND = "main form button[type=submit].btn-primary";
  private static final String DUE = "#deadline .bh-due-day";

  @LocalServerPort private int port;

  @Test
  void theDayShownBeforehandIsTheDayItIsDue(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/open").page();
    String minor = page.locator(DUE).textContent();
    page.locator("#title").fill("路面坑槽未修补");
    page.locator("#unit-search").fill("大通");
    assertThat(page.locator("#unit")).hasValue("QH-XN-DT");

    page.locator("input[name=severity][value=critical]").check();
    assertThat(page.locator(DUE)).not().hasText(minor);
    String critical = page.locator(DUE).textContent();
    page.locator("#files").setInputFiles(new FilePayload("坑槽.png", "image/png", Photo.png()));
    page.locator(SEND).click();

    assertThat(page).hasURL(ISSUE);
    assertThat(page.locator("h1")).hasText("路面坑槽未修补");
    assertThat(page.locator("main")).containsText(critical);
    assertThat(page.locator("#evidence li img")).hasCount(1);
  }

  @Test
  void lookAlikesAreShownWhileItIsTyped(Visitors visitors) {
    String before = "超限检测站地磅未按期检定";
    Assertions.assertThat(Scenery.at(port).recurrence()).isNotEmpty();
    Page page = visitors.signedIn("qh-inspector").open("/open").page();

    page.locator("#title").fill(before + "，又逾期");
    page.locator("#unit-search").fill("大通");
    assertThat(page.locator(".bh-alike")).containsText(before);

    page.locator("#title").fill("动火作业无审批手续");
    assertThat(page.locator(".bh-alike")).hasCount(0);
  }

  @Test
  void aDueDateOfItsOwnGoesBeforeTheRules(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/open").page();

    page.locator("#dueOn").fill("2099-03-02");
    page.locator("#dueOn").blur();

    assertThat(page.locator(DUE)).hasText("2099年3月2日");
  }

  @Test
  void aDraftOutlivesAReloadAndEndsWithTheSending(Visitors visitors) {
    Visitor visitor = visitors.signedIn("qh-inspector").open("/open");
    Page page = visitor.page();
    page.locator("#title").fill("护栏缺失");
    page.locator("#description").fill("K12 处护栏缺失约 20 米");
    page.locator("#unit").selectOption("QH-XN-HZ");
    page.locator("input[name=severity][value=major]").check();

    page.reload();
    assertThat(page.locator("#title")).hasValue("护栏缺失");
    assertThat(page.locator("#description")).hasValue("K12 处护栏缺失约 20 米");
    assertThat(page.locator("#unit")).hasValue("QH-XN-HZ");
    assertThat(page.locator("input[name=severity][value=major]")).isChecked();
    assertThat(page.locator("[data-draft-restored]")).isVisible();

    page.locator(SEND).click();
    assertThat(page).hasURL(ISSUE);
    visitor.open("/open");
    assertThat(page.locator("#title")).hasValue("");
    assertThat(page.locator("[data-draft-restored]")).isHidden();
  }

  @Test
  void aDraftOutlivesTheSession(Visitors visitors) {
    Visitor visitor = visitors.signedIn("qh-inspector").open("/open");
    Page page = visitor.page();
    page.locator("#title").fill("写到一半的问题");
    page.context().clearCookies(new ClearCookiesOptions().setName("bihuan-session"));

    page.locator(SEND).click();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    visitor.signIn("qh-inspector").open("/open");

    assertThat(page.locator("#title")).hasValue("写到一半的问题");
  }

  @Test
  void aDraftIsThrownAwayOnDemand(Visitors visitors) {
    Page page = visitors.signedIn("xn-inspector").open("/open").page();
    page.locator("#title").fill("不要了");
    page.reload();

    page.locator("[data-draft-discard]").click();

    assertThat(page.locator("[data-draft-restored]")).isHidden();
    assertThat(page.locator("#title")).hasValue("");
  }

  @Test
  void aFaultStandsAtItsFieldAndNothingTypedIsLost(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/open").page();
    page.locator("#title").fill("时限不对");
    page.locator("#category").fill("路域环境");
    page.locator("#dueOn").fill("1800-01-01");

    page.locator(SEND).click();

    assertThat(page.locator("#dueOn")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#dueOn")).isFocused();
    assertThat(page.locator("#dueOn-fault")).isVisible();
    assertThat(page.locator("#title")).hasValue("时限不对");
    assertThat(page.locator("#category")).hasValue("路域环境");
    Axe.check(page);
  }

  @Test
  void sentTwiceItOpensOneIssue(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/open").page();
    page.locator("#title").fill("连按两次");

    Object led =
        page.evaluate(
            "() => { const form = document.querySelector('main form[data-draft]');"
                + " const send = () => fetch(form.action, {method: 'POST',"
                + " body: new URLSearchParams(new FormData(form))}).then(it => it.url);"
                + " return Promise.all([send(), send()]); }");

    List<?> addresses = (List<?>) led;
    Assertions.assertThat(String.valueOf(addresses.get(0))).matches(ISSUE);
    Assertions.assertThat(addresses.get(1)).isEqualTo(addresses.get(0));
  }

  @Test
  void itTakesNoJavaScript(Visitors visitors) {
    Page page = visitors.withoutScripts().signIn("qh-inspector").open("/open").page();
    page.locator("#title").fill("没有脚本也能开启");
    page.locator("#unit").selectOption("QH-HB");
    page.locator("input[name=severity][value=critical]").check();
    String minor = page.locator(DUE).textContent();

    page.locator("button[name=preview]").click();
    assertThat(page.locator(DUE)).not().hasText(minor);
    assertThat(page.locator("#unit")).hasValue("QH-HB");
    page.locator("#files")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("现场.png", "image/png", Photo.png()),
              new FilePayload("不收.exe", "application/octet-stream", new byte[] {77, 90, 1, 2})
            });
    page.locator(SEND).click();

    assertThat(page.locator("h1")).hasText("没有脚本也能开启");
    assertThat(page.locator("#evidence")).containsText("现场.png");
    assertThat(page.locator("#evidence")).not().containsText("不收.exe");
    assertThat(page.locator(".alert-warning[role=alert]")).containsText("有文件没有收下");
  }

  @Test
  void eachTypeAsksForItsOwn(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector", Screen.DESK, Language.ENGLISH).page();
    page.navigate("/open");

    page.locator(".bh-kinds summary").click();
    page.locator(".bh-kinds nav").getByText("Supervision notice").click();

    assertThat(page.getByLabel("Document number")).isVisible();
    assertThat(page.getByLabel("Grounds")).isVisible();
  }

  @Test
  void onlyUnitsWithinOnesOwnAreOffered(Visitors visitors) {
    Page page = visitors.signedIn("xn-inspector").open("/open").page();

    Locator units = page.locator("#unit option");
    Assertions.assertThat(units.all().stream().map(it -> it.getAttribute("value")))
        .contains("", "QH-XN-DT")
        .allMatch(code -> code.isEmpty() || code.startsWith("QH-XN"));
  }

  @Test
  void whoeverMayOpenNothingIsToldSo(Visitors visitors) {
    Page page = visitors.signedIn("qh-admin").open("/open").page();

    assertThat(page.locator(".empty-title")).isVisible();
    assertThat(page.locator("main form")).hasCount(0);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void thePageIsOpenToEverybody(Screen screen, Visitors visitors) {
    for (Language language : Language.values()) {
      Visitor visitor = visitors.signedIn("qh-inspector", screen, language).open("/open");

      assertThat(visitor.page().getByRole(AriaRole.SEARCHBOX)).isVisible();
      Axe.check(visitor.page());
      Assertions.assertThat(visitor.overflow()).isZero();
    }
  }
}
