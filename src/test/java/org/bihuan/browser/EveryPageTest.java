package org.bihuan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What holds for every page there is. Whoever may see several pages looks at all of them with the
 * same two browsers, as people do: a new browser takes longer than a page.
 */
@BrowserTest
class EveryPageTest {

  private static final int MOST_REQUESTS = 3;

  @LocalServerPort private int port;

  /** The pages, by who looks at them. */
  static Collection<List<ShownPage>> pages() {
    return ShownPage.all().stream()
        .collect(Collectors.groupingBy(ShownPage::username, Collectors.toList()))
        .values();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void areOpenToEverybodyAndAskForLittle(List<ShownPage> pages, Visitors visitors) {
    Scenery scenery = Scenery.at(port);
    Visitor atADesk = pages.get(0).visitor(visitors, Screen.DESK, Language.CHINESE);
    Visitor onAPhone = pages.get(0).visitor(visitors, Screen.PHONE, Language.ENGLISH);
    Traffic traffic = new Traffic(atADesk.page());
    for (ShownPage shown : pages) {
      for (Visitor visitor : List.of(atADesk, onAPhone)) {
        shown.show(visitor, scenery);
        assertThat(visitor.heading().count()).as("level-one headings of %s", shown).isEqualTo(1);
        assertThat(visitor.overflow()).as("px beyond the screen of %s", shown).isZero();
        Axe.check(visitor.page());
      }
      Object unused = traffic.taken();
      atADesk.open(atADesk.page().url()).settle();
      assertThat(traffic.taken()).as("requests of %s", shown).hasSizeBetween(1, MOST_REQUESTS);
    }
  }
}
