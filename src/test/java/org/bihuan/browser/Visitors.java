package org.bihuan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The visitors of one test, each with a browser of their own: nothing is shared. */
final class Visitors {

  /** Long enough for a busy machine; nothing waits longer than it has to. */
  static final int PATIENCE_MS = 20_000;

  private static final Path FAILURES = Path.of("target", "browser-failures");

  /** A cache of sessions, since signing in is slow; not used where signing in itself is tested. */
  private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

  private final Browser browser;
  private final String base;
  private final List<Visitor> all = new ArrayList<>();

  Visitors(Browser browser, String base) {
    this.browser = browser;
    this.base = base;
  }

  /** Somebody not signed in yet, at a desk, reading Chinese. */
  Visitor come() {
    return come(Screen.DESK, Language.CHINESE);
  }

  Visitor come(Screen screen, Language language) {
    return come(screen.options().setLocale(language.tag()));
  }

  /** Somebody whose browser runs no scripts. */
  Visitor withoutScripts() {
    return come(
        Screen.DESK.options().setLocale(Language.CHINESE.tag()).setJavaScriptEnabled(false));
  }

  private Visitor come(NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setBaseURL(base));
    context.setDefaultTimeout(PATIENCE_MS);
    Visitor visitor = new Visitor(context);
    all.add(visitor);
    return visitor;
  }

  /** A demonstration account at a desk, reading Chinese. */
  Visitor signedIn(String username) {
    return signedIn(username, Screen.DESK, Language.CHINESE);
  }

  Visitor signedIn(String username, Screen screen, Language language) {
    return signedIn(username, screen.options().setLocale(language.tag()));
  }

  /** The same at a desk, whose pictures have twice as many dots each way. */
  Visitor signedInFinely(String username) {
    return signedIn(
        username, Screen.DESK.options().setLocale(Language.CHINESE.tag()).setDeviceScaleFactor(2));
  }

  private Visitor signedIn(String username, NewContextOptions options) {
    String session =
        SESSIONS.computeIfAbsent(base + " " + username, key -> come().signIn(username).session());
    return come(options.setStorageState(session));
  }

  /** Closes every browser; a failed test leaves pictures of where they were. */
  void leave(String test, boolean failed) {
    List<String> complaints = new ArrayList<>();
    for (Visitor visitor : all) {
      if (failed) {
        visitor.picture(FAILURES.resolve(test + "-" + all.indexOf(visitor) + ".png"));
      }
      complaints.addAll(visitor.complaints());
      visitor.close();
    }
    if (!failed) {
      assertThat(complaints).as("what the browsers complained of").isEmpty();
    }
  }
}
