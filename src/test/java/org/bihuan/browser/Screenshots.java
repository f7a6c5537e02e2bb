package org.bihuan.browser;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Takes a picture of every page in both widths and languages, into {@code target/screenshots}. Runs
 * only on demand: {@code mvn -q -Pscreenshots test}.
 */
@BrowserTest
@Tag("screenshots")
class Screenshots {

  private static final Path FOLDER = Path.of("target", "screenshots");

  @LocalServerPort private int port;

  @Test
  void ofEveryPage(Visitors visitors) {
    String wanted = System.getProperty("bihuan.screenshots", "");
    for (ShownPage shown : ShownPage.all()) {
      if (!wanted.isEmpty() && !List.of(wanted.split(",", -1)).contains(shown.name())) {
        continue;
      }
      for (Screen screen : Screen.values()) {
        for (Language language : Language.values()) {
          Visitor visitor = shown.visitor(visitors, screen, language);
          shown.show(visitor, Scenery.at(port));
          visitor.picture(FOLDER.resolve(shown.name() + "-" + screen + "-" + language + ".png"));
          visitor.close();
        }
      }
    }
  }
}
