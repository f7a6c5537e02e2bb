package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.bihuan.Api;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Charts and diagrams, drawn under the strict Content-Security-Policy. */
@BrowserTest
class PicturesByPageTest {

  @LocalServerPort private int port;

  @BeforeEach
  void open() {
    new Work(new Api(port)).open("QH-XN-DT", Map.of());
  }

  @Test
  void everyChartIsDrawnFromTheTableBelowIt(Visitors visitors) {
    Page page = visitors.signedIn("qh-leader").open("/overview").page();

    assertThat(page.locator(".bh-chart:not([hidden]) canvas").first()).isVisible();
    Assertions.assertThat(page.locator(".bh-chart[data-table='t-unit'] canvas").count())
        .isEqualTo(1);
    assertThat(page.locator("#t-unit tbody tr").first()).isVisible();
  }

  @Test
  void theDiagramShowsWhereIssuesStandAndLeadsToThem(Visitors visitors) {
    Page page = visitors.signedIn("qh-leader").open("/processes/rectification").page();

    assertThat(page.locator("[data-element-id='rectify'].bh-heat-here .bh-badge")).isVisible();
    assertThat(page.locator(".bjs-powered-by")).isVisible();

    page.locator("[data-element-id='rectify'] .djs-hit").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/issues\\?type=rectification&.*step=rectify.*"));
  }

  @Test
  void theDiagramGrowsByItsButtonsAndIsReadInEnglish(Visitors visitors) {
    Page page =
        visitors
            .signedIn("qh-leader", Screen.PHONE, Language.ENGLISH)
            .open("/processes/rectification")
            .page();
    assertThat(page.locator("[data-element-id='rectify']").first()).containsText("Rectify");

    double before = page.locator(".bh-diagram-canvas").boundingBox().width;
    page.locator("[data-zoom='in']").click();

    Assertions.assertThat(page.locator(".bh-diagram-canvas").boundingBox().width)
        .isGreaterThan(before);
    page.locator("[data-zoom='fit']").click();
    Assertions.assertThat(page.locator(".bh-diagram-canvas").boundingBox().width)
        .isLessThanOrEqualTo(page.locator(".bh-diagram-scroll").boundingBox().width);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void thePagesAreOpenToEverybody(Screen screen, Visitors visitors) {
    for (Language language : Language.values()) {
      Visitor visitor = visitors.signedIn("qh-admin", screen, language);
      for (String path :
          new String[] {"/overview?type=all", "/processes", "/processes/rectification"}) {
        visitor.open(path);
        Axe.check(visitor.page());
        Assertions.assertThat(visitor.overflow()).as(path + " " + language).isZero();
      }
    }
  }
}
