package org.bihuan.browser;

import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.function.Consumer;

/**
 * One page there is. A new page is added here and is looked at from then on: for its accessibility,
 * its width on a phone, its requests, and in the screenshots.
 *
 * @param name of its pictures
 * @param username who looks at it; empty before signing in
 * @param path with {@code {returned}} and {@code {closed}} for the numbers of the scenery
 * @param then what is done there before it is looked at
 */
record ShownPage(String name, String username, String path, Consumer<Visitor> then) {

  /** Every page. */
  static List<ShownPage> all() {
    return List.of(
        of("sign-in", "", "/sign-in"),
        of("work", "xn-reviewer", "/work"),
        of("work-claimable", "dt-rectifier", "/work"),
        of("work-mine", "dt-rectifier", "/work?scope=mine"),
        of("issue", "dt-rectifier", "/issues/{returned}"),
        of("issue-closed", "qh-inspector", "/issues/{closed}"),
        of("issues", "qh-inspector", "/issues"),
        of("issues-empty", "qh-inspector", "/issues?q=没有这样的问题"),
        of("open", "qh-inspector", "/open"),
        of("open-notice", "qh-inspector", "/open?type=supervision-notice"),
        of("open-none", "dt-rectifier", "/open"),
        of("import", "qh-inspector", "/import"),
        new ShownPage("import-preview", "qh-inspector", "/import", ShownPage::upload),
        of("overview", "qh-leader", "/overview"),
        of("processes", "qh-admin", "/processes"),
        of("process", "qh-admin", "/processes/rectification"),
        of("people", "qh-admin", "/people"),
        of("person", "qh-admin", "/people/dt-rectifier"),
        of("person-new", "qh-admin", "/people/_new"),
        of("people-import", "qh-admin", "/people/_import"),
        of("units", "qh-admin", "/units"),
        of("unit", "qh-admin", "/units/QH-XN-DT"),
        of("unit-new", "qh-admin", "/units/new"),
        of("calendar", "qh-admin", "/calendar"),
        of("jobs", "qh-admin", "/jobs"),
        of("account", "qh-inspector", "/account"),
        of("account-guessed", Scenery.GUESSED, "/account"),
        of("attempts", Scenery.GUESSED, "/account/attempts"),
        of("attempts-none", "qh-inspector", "/account/attempts"),
        of("notices", "dt-rectifier", "/notices"),
        of("not-there", "qh-inspector", "/nothing-here"));
  }

  private static ShownPage of(String name, String username, String path) {
    return new ShownPage(name, username, path, visitor -> {});
  }

  private static void upload(Visitor visitor) {
    visitor
        .page()
        .locator("#file")
        .setInputFiles(new FilePayload("ledger-105.csv", "text/csv", Scenery.ledger("2022")));
    visitor.page().locator("form.bh-handin button[type=submit]").click();
    visitor.page().waitForURL("**/import/*");
  }

  /** Goes there and does what is to be done. */
  void show(Visitor visitor, Scenery scenery) {
    visitor.open(
        path.replace("{returned}", scenery.returned()).replace("{closed}", scenery.closed()));
    then.accept(visitor);
    visitor.settle();
  }

  /** Somebody who may look at it. */
  Visitor visitor(Visitors visitors, Screen screen, Language language) {
    return username.isEmpty()
        ? visitors.come(screen, language)
        : visitors.signedIn(username, screen, language);
  }

  @Override
  public String toString() {
    return name;
  }
}
