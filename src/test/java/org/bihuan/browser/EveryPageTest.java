package org.bihuan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What holds for every page there is. */
@BrowserTest
class EveryPageTest {

  private static final int MOST_REQUESTS = 3;

  @LocalServerPort private int port;

  static List<ShownPage> pages() {
    return ShownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isOpenToEverybodyAndAsksForLittle(ShownPage shown, Visitors visitors) {
    Scenery scenery = Scenery.at(port);
    Visitor atADesk = shown.visitor(visitors, Screen.DESK, Language.CHINESE);
    Visitor onAPhone = shown.visitor(visitors, Screen.PHONE, Language.ENGLISH);
    for (Visitor visitor : List.of(atADesk, onAPhone)) {
      shown.show(visitor, scenery);
      assertThat(visitor.heading().count()).as("level-one headings").isEqualTo(1);
      assertThat(visitor.overflow()).as("px beyond the screen").isZero();
      Axe.check(visitor.page());
    }

    Traffic traffic = new Traffic(atADesk.page());
    atADesk.open(atADesk.page().url()).settle();
    assertThat(traffic.taken()).as("requests").hasSizeBetween(1, MOST_REQUESTS);
  }
}
