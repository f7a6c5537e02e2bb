package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.Api;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task is found, claimed and completed without touching a mouse. */
@BrowserTest
class KeyboardByPageTest {

  @LocalServerPort private int port;

  @Test
  void aTaskIsDoneByKeyboardAlone(Visitors visitors) {
    new Api(port)
        .as("qh-inspector")
        .post(
            "/api/issues", Map.of("title", "绿化带垃圾", "unit", "QH-XN-DT", "campaign", "by-keyboard"))
        .expect(201);
    Page page = visitors.signedIn("dt-rectifier").open("/work?campaign=by-keyboard").page();

    page.keyboard().press("j");
    page.keyboard().press("c");
    assertThat(page).hasURL(Pattern.compile(".*/issues/[^#]*"));
    Keyboard.reach(page, ".bh-mine input[name=outcome]");
    page.keyboard().press("Space");
    Keyboard.reach(page, ".bh-mine textarea[name='fields.measures']");
    page.keyboard().type("已清理");
    Keyboard.reach(page, ".bh-mine form[enctype] button[type=submit]");
    page.keyboard().press("Enter");

    assertThat(page.locator(".bh-mine")).hasCount(0);
    assertThat(page.locator("#trail")).containsText("已清理");
  }

  @Test
  void theSearchIsOneKeyAway(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/work").page();

    page.keyboard().press("/");

    assertThat(page.locator("#find")).isFocused();
    page.keyboard().type("没有这样的问题");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("/issues\\?q=.+"));
  }
}
