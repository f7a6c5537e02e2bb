package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A ledger is imported on its page: previewed first, then imported, and only once. */
@BrowserTest
class ImportByPageTest {

  @Test
  void aLedgerIsLookedAtAndThenImported(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/import").page();
    upload(page, ledger());
    assertThat(page.locator(".bh-tally dd").first()).hasText("105");
    Axe.check(page);

    page.locator("form.bh-act button[type=submit]").click();
    assertThat(page.locator(".bh-opened li").first()).isVisible();
    assertThat(page.locator(".bh-tally dd").first()).hasText("105");

    page.locator(".bh-opened a").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/issues/QH-\\d{4}-\\d+$"));
    assertThat(page.locator(".bh-issue-head")).isVisible();

    page.navigate("/import");
    upload(page, ledger());
    assertThat(page.locator(".bh-tally dd").first()).hasText("0");
  }

  @Test
  void aFaultStandsInItsCell(Visitors visitors) {
    Page page = visitors.signedIn("qh-inspector").open("/import").page();

    upload(page, ledger().replaceFirst("循化县交通运输综合行政执法局", "不存在的单位"));

    assertThat(page.locator("tr.bh-faulty td.bh-faulty-cell").first()).containsText("不存在的单位");
    Axe.check(page);
  }

  private static String ledger() {
    return new String(Scenery.ledger("2024"), StandardCharsets.UTF_8);
  }

  private static void upload(Page page, String ledger) {
    page.locator("#file")
        .setInputFiles(
            new FilePayload("ledger-105.csv", "text/csv", ledger.getBytes(StandardCharsets.UTF_8)));
    page.locator("form.bh-handin button[type=submit]").click();
    assertThat(page).hasURL(Pattern.compile(".*/import/.+"));
  }
}
