package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.bihuan.Api;
import org.bihuan.Work;
import org.bihuan.proof.SavedBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A bundle saved from an issue's page is verified without the service, from a file. */
@BrowserTest
class BundleByPageTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @TempDir private Path folder;

  private Api api;
  private String issue;

  @BeforeEach
  void haveAnIssueInTheLog() throws IOException {
    api = new Api(port);
    issue = new Work(api).open("QH-XN-DT", Map.of());
    for (String name : new String[] {"回证.txt", "清单.txt"}) {
      api.as("dt-rectifier")
          .upload(
              "/api/issues/" + issue + "/evidence",
              name,
              name.getBytes(StandardCharsets.UTF_8),
              Map.of())
          .expect(201);
    }
    api.as("qh-inspector")
        .post("/api/issues/" + issue + "/comments", Map.of("text", "</script>请抓紧"))
        .expect(201);
    SavedBundle.sign(context);
  }

  /** Opens the page of a bundle from its file, in a browser without a network. */
  private Page opened(Visitors visitors, Language language) {
    Page page = visitors.come(Screen.DESK, language).page();
    page.context().setOffline(true);
    page.navigate(folder.resolve("verify.html").toUri().toString());
    assertThat(page.locator("#verdict")).not().isEmpty();
    return page;
  }

  private void saved(Visitors visitors) throws IOException {
    Page page = visitors.signedIn("dt-rectifier").open("/issues/" + issue).page();
    Path zip = page.waitForDownload(() -> page.locator("#trail a[download]").click()).path();
    SavedBundle.unpack(zip, folder);
  }

  private void compare(Page page) throws IOException {
    var published = api.as("qh-leader").get("/api/roots?limit=1").expect(200).body();
    page.locator("#root").fill(published.at("/items/0/root").asText());
    page.locator("#key").fill(published.at("/items/0/keyId").asText());
    try (Stream<Path> files = Files.list(folder.resolve("evidence"))) {
      page.locator("#files").setInputFiles(files.toArray(Path[]::new));
    }
  }

  private static void is(Page page, String verified, String first) {
    Locator html = page.locator("html");
    assertThat(html).hasAttribute("data-verified", verified);
    assertThat(html).hasAttribute("data-first", first);
  }

  @Test
  void aGoodBundleIsVerifiedOffline(Visitors visitors) throws IOException {
    saved(visitors);
    Page page = opened(visitors, Language.CHINESE);
    is(page, "open", "");
    assertThat(page.locator("#verdict")).containsText("尚未与外部公布的");
    compare(page);
    is(page, "ok", "");
    assertThat(page.locator("#verdict")).containsText("核验通过");
    page.locator("#language").click();
    assertThat(page.locator("#verdict")).containsText("Verified: everything agrees");
    page.locator("#root").fill("0".repeat(64));
    is(page, "broken", "");
    assertThat(page.locator("#findings")).containsText("not the one published elsewhere");
  }

  @Test
  void withoutABrowsersOwnEd25519AnotherImplementationVerifies(Visitors visitors)
      throws IOException {
    saved(visitors);
    Page page = visitors.come(Screen.DESK, Language.ENGLISH).page();
    page.addInitScript("Object.defineProperty(window.crypto, 'subtle', { value: undefined })");
    page.context().setOffline(true);
    page.navigate(folder.resolve("verify.html").toUri().toString());
    assertThat(page.locator("#verdict")).not().isEmpty();
    compare(page);
    is(page, "ok", "");
  }

  @Test
  void theFirstBrokenEntryIsNamed(Visitors visitors) throws IOException {
    saved(visitors);
    Path file = folder.resolve("verify.html");
    String good = Files.readString(file);
    String[][] changes = {
      {"\\u003c/script>请抓紧", "\\u003c/script>不必了"},
      {"\"actor\":\"qh-inspector\",\"unit\"", "\"actor\":\"somebody\",\"unit\""},
      {"\"caption\":null", "\"caption\":\"x\""}
    };
    Assertions.assertThat(good).contains("\\u003c/script>请抓紧");
    String[] firsts = {entry("commented"), "1", entry("evidenceAdded")};
    for (int i = 0; i < changes.length; i++) {
      Files.writeString(file, SavedBundle.changed(good, changes[i][0], changes[i][1]));
      Page page = opened(visitors, Language.ENGLISH);
      is(page, "broken", firsts[i]);
      assertThat(page.locator("#verdict"))
          .hasText("Not verified. The first broken entry of the trail: " + firsts[i] + ".");
      assertThat(page.locator("tbody tr.bad").first()).hasAttribute("data-seq", firsts[i]);
    }
  }

  @Test
  void aChangedFileIsNamed(Visitors visitors) throws IOException {
    saved(visitors);
    Files.writeString(folder.resolve("evidence/2.txt"), "另一份");
    Page page = opened(visitors, Language.ENGLISH);
    compare(page);
    assertThat(page.locator("#findings .bad"))
        .containsText("evidence/2.txt, differs from the trail");
  }

  /** The first entry of this kind. */
  private String entry(String act) {
    for (var entry :
        api.as("qh-leader")
            .get("/api/issues/" + issue + "/trail")
            .expect(200)
            .body()
            .path("items")) {
      if (entry.path("act").asText().equals(act)) {
        return entry.path("seq").asText();
      }
    }
    throw new AssertionError(act);
  }
}
