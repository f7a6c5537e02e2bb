package org.bihuan.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The machine's own Chromium, one for all tests of a run. Nothing is ever downloaded. */
final class Chromium implements CloseableResource {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final boolean REQUIRED = "required".equals(System.getenv("BIHUAN_BROWSER_TESTS"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Where the program is, the first on the path. */
  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test and says so loudly. */
  static ConditionEvaluationResult absent() {
    String missing = "no Chromium on the path under any of the names " + NAMES;
    if (REQUIRED) {
      throw new IllegalStateException("BIHUAN_BROWSER_TESTS=required, but " + missing);
    }
    System.err.printf(
        "%n*** BROWSER TESTS ARE SKIPPED: %s. Install it to see the pages tested. ***%n%n",
        missing);
    return ConditionEvaluationResult.disabled(missing);
  }

  static Chromium start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(Visitors.PATIENCE_MS);
    Playwright playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options =
        new LaunchOptions()
            .setExecutablePath(program().orElseThrow())
            .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
            .setArgs(List.of("--force-color-profile=srgb", "--font-render-hinting=none"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
