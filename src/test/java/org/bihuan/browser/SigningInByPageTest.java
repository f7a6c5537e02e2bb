package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in on the page. */
@BrowserTest
class SigningInByPageTest {

  private static final Pattern WORK = Pattern.compile(".*/work$");
  private static final Pattern SIGN_IN = Pattern.compile(".*/sign-in$");

  @Test
  void aWrongPasswordIsSaidAndTheNameKept(Visitors visitors) {
    Page page = visitors.come().signIn("qh-inspector", "wrong").page();

    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.locator("#username")).hasValue("qh-inspector");
    assertThat(page.locator("#password")).hasValue("");
    assertThat(page.locator("#password")).isFocused();
  }

  @Test
  void theRightOneLeadsToOnesWork(Visitors visitors) {
    Page page = visitors.come().signIn("qh-inspector").page();

    assertThat(page).hasURL(WORK);
    assertThat(page.locator(".bh-who")).hasText("省厅督导员");
  }

  @Test
  void whoeverAskedForAPageComesToItAfterSigningIn(Visitors visitors) {
    Visitor visitor = visitors.come().open("/issues?severity=critical");
    Page page = visitor.page();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));

    page.locator("#username").fill("qh-inspector");
    page.locator("#password").fill(Visitor.PASSWORD);
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*/issues\\?severity=critical$"));
  }

  @Test
  void theLanguageIsRememberedPastSigningOut(Visitors visitors) {
    Page page = visitors.come(Screen.DESK, Language.CHINESE).open("/sign-in").page();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");

    page.getByText("English").click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.getByLabel("Username")).isVisible();

    page.getByLabel("Username").fill("qh-inspector");
    page.getByLabel("Password").fill(Visitor.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page).hasURL(WORK);
    assertThat(page.locator("html")).hasAttribute("lang", "en");

    page.locator(".bh-me summary").click();
    page.locator("form[action='/sign-out'] button").click();
    assertThat(page).hasURL(SIGN_IN);
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }

  @Test
  void whoeverSignedOutIsOut(Visitors visitors) {
    Visitor visitor = visitors.come().signIn("dt-rectifier");
    visitor.page().locator(".bh-me summary").click();
    visitor.page().locator("form[action='/sign-out'] button").click();
    assertThat(visitor.page()).hasURL(SIGN_IN);

    visitor.open("/work");

    assertThat(visitor.page()).hasURL(Pattern.compile(".*/sign-in.*"));
  }

  /** Opening one page must not invalidate the form of another. */
  @Test
  void aFormOpenedEarlierStaysGood(Visitors visitors) {
    Visitor visitor = visitors.come().signIn("qh-inspector").open("/account");
    Page other = visitor.page().context().newPage();
    other.navigate("/issues");
    other.close();

    visitor.page().locator(".bh-me summary").click();
    visitor.page().locator("form[action='/sign-out'] button").click();

    assertThat(visitor.page()).hasURL(SIGN_IN);
  }

  @Test
  void theKeyboardIsEnough(Visitors visitors) {
    Page page = visitors.come().open("/sign-in").page();

    page.keyboard().type("qh-inspector");
    page.keyboard().press("Tab");
    page.keyboard().type(Visitor.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page).hasURL(WORK);

    Keyboard.reach(page, ".bh-me summary");
    page.keyboard().press("Enter");
    Keyboard.reach(page, "form[action='/sign-out'] button");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(SIGN_IN);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void thePageIsOpenToEverybody(Screen screen, Visitors visitors) {
    for (Language language : Language.values()) {
      Visitor visitor = visitors.come(screen, language).open("/sign-in");

      Axe.check(visitor.page());
      Assertions.assertThat(visitor.overflow()).isZero();
    }
  }
}
