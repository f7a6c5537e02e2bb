package org.bihuan.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Takes a picture of every page in both widths and languages, and of the drawing of every process,
 * into {@code target/screenshots}. Runs only on demand: {@code mvn -q -Pscreenshots test}.
 */
@BrowserTest
@Tag("screenshots")
class Screenshots {

  private static final Path FOLDER = Path.of("target", "screenshots");

  /** As wide as a drawing can be read at without leaving out anything. */
  private static final int DRAWN = 1_600;

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

  /** As {@code docs/mechanisms.md} shows them: {@code process-inspection-visit.png}. */
  @Test
  void ofEveryDrawing(Visitors visitors) {
    Page page = visitors.signedInFinely("qh-leader").page();
    page.setViewportSize(DRAWN, 900);
    for (String type : types()) {
      page.navigate("/processes/" + type);
      Locator drawing = page.locator(".bh-diagram-canvas");
      drawing.locator("[data-element-id='opened']").first().waitFor();
      FewColours.write(drawing.screenshot(), FOLDER.resolve("process-" + type + ".png"));
    }
  }

  private Set<String> types() {
    Set<String> types = new TreeSet<>();
    new Api(port)
        .as("qh-admin")
        .get("/api/processes")
        .expect(200)
        .body()
        .path("items")
        .findValuesAsText("type")
        .forEach(types::add);
    return types;
  }
}
