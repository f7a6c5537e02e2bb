package org.bihuan.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One person with a browser, and the errors the browser reported. */
final class Visitor {

  static final String PASSWORD = "bihuan-demo";

  /**
   * Logged for each failed response, which is checked by itself; a refused page or form is not an
   * error of the page.
   */
  private static final String NOT_LOADED = "Failed to load resource";

  /** What htmx logs for a request that was aborted because of a newer one, or another page. */
  private static final Pattern GIVEN_UP = Pattern.compile("htmx:(afterRequest|sendAbort), .*");

  private static final Set<String> ANSWERS = Set.of("document", "xhr", "fetch");

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visitor(BrowserContext context) {
    this.context = context;
    context.onConsoleMessage(this::listen);
    context.onWebError(error -> complaints.add(error.error()));
    context.onResponse(this::look);
    this.page = context.newPage();
    page.onDialog(Dialog::accept);
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error")
        && !message.text().startsWith(NOT_LOADED)
        && !GIVEN_UP.matcher(message.text()).matches()) {
      complaints.add(message.text() + " at " + message.location());
    }
  }

  private void look(Response response) {
    String kind = response.request().resourceType();
    if (response.status() >= 400 && !ANSWERS.contains(kind)) {
      complaints.add(response.status() + " for " + response.url());
    }
  }

  Page page() {
    return page;
  }

  /** Goes to an address of the service, e.g. {@code /work}. */
  Visitor open(String path) {
    page.navigate(path);
    return this;
  }

  Locator heading() {
    return page.locator("h1");
  }

  /** Signs in on the page with the demonstration's password. */
  Visitor signIn(String username) {
    return signIn(username, PASSWORD);
  }

  Visitor signIn(String username, String password) {
    open("/sign-in");
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.waitForResponse(
        Visitor::isPage, () -> page.locator("button[type=submit].btn-primary").click());
    page.waitForLoadState();
    return this;
  }

  /** Whether it is a page, not a redirect. */
  private static boolean isPage(Response response) {
    return response.request().isNavigationRequest() && response.status() / 100 != 3;
  }

  /** The browser's cookies of this person's session, for another browser of theirs. */
  String session() {
    return context.storageState();
  }

  /** By how many pixels the page is wider than the screen. */
  int overflow() {
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) wider).intValue();
  }

  /** Waits until the page has no more requests. */
  Visitor settle() {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return this;
  }

  List<String> complaints() {
    return complaints;
  }

  void picture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  void close() {
    context.close();
  }
}
