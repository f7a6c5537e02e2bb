package org.bihuan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** Checks a page's accessibility with axe-core. */
final class Axe {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final List<String> GRAVE = List.of("serious", "critical");

  /**
   * Tells only what is wrong: where rules hold takes most of the time on long pages, and style
   * sheets need not be read a second time.
   */
  private static final String RUN =
      """
      async ({rules, grave}) => {
        const results = await axe.run(document, {
          runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false
        });
        return results.violations
          .filter(rule => grave.includes(rule.impact))
          .map(rule => `${rule.impact} ${rule.id}: ${rule.help} ${rule.nodes.map(node => node.html)}`);
      }
      """;

  private Axe() {}

  /**
   * Expects no serious or critical finding on the page, scrolled to its top: further down the fixed
   * bar would cover some elements.
   */
  static void check(Page page) {
    page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
    page.evaluate(AxeBuilder.getAxeScript());
    Object found = page.evaluate(RUN, Map.of("rules", RULES, "grave", GRAVE));
    assertThat(found).as("accessibility of " + page.url()).isEqualTo(List.of());
  }
}
