package org.bihuan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** Checks a page's accessibility with axe-core. */
final class Axe {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private Axe() {}

  /**
   * Expects no serious or critical finding on the page, scrolled to its top: further down the fixed
   * bar would cover some elements.
   */
  static void check(Page page) {
    page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
    List<String> found =
        new AxeBuilder(page)
                .setLegacyMode(true) // no frames from elsewhere, so no window of axe's own
                .options(violationsAlone())
                .withTags(RULES)
                .analyze()
                .getViolations()
                .stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(Axe::told)
                .toList();
    assertThat(found).as("accessibility of " + page.url()).isEmpty();
  }

  /** Where rules hold is not worked out: on long pages that takes most of the time. */
  private static AxeRunOptions violationsAlone() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  private static String told(Rule rule) {
    List<String> where = rule.getNodes().stream().map(node -> node.getHtml()).toList();
    return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " " + where;
  }
}
