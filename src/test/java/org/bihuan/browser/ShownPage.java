package org.bihuan.browser;

import java.util.List;

/**
 * One page of the service. A new page is added here and is tested from then on: its accessibility,
 * its width on a phone, its requests, its SQL statements, and its screenshots.
 *
 * @param name of its pictures
 * @param username who looks at it; empty before signing in
 * @param path with names of the scenery's values in braces: {@code {returned}}
 * @param statements how many it needs at most
 */
record ShownPage(String name, String username, String path, int statements) {

  /** Every page. */
  static List<ShownPage> all() {
    return List.of(
        new ShownPage("sign-in", "", "/sign-in", 0),
        new ShownPage("report-receipts", "", "/report/receipts", 0),
        new ShownPage("roots-public", "", "/roots", 2),
        new ShownPage("roots", "qh-leader", "/roots", 3),
        new ShownPage("work", "xn-reviewer", "/work", 3),
        new ShownPage("work-claimable", "dt-rectifier", "/work", 3),
        new ShownPage("work-mine", "dt-rectifier", "/work?scope=mine", 3),
        new ShownPage("issue", "dt-rectifier", "/issues/{returned}", 14),
        new ShownPage("issue-closed", "qh-inspector", "/issues/{closed}", 9),
        new ShownPage("issue-recurrence", "qh-inspector", "/issues/{recurrence}", 14),
        new ShownPage("doubt", "qh-reviewer", "{doubt}", 12),
        new ShownPage("issues", "qh-inspector", "/issues", 2),
        new ShownPage("issues-empty", "qh-inspector", "/issues?q=没有这样的问题", 2),
        new ShownPage("open", "qh-inspector", "/open", 7),
        new ShownPage("open-notice", "qh-inspector", "/open?type=supervision-notice", 6),
        new ShownPage("open-none", "qh-admin", "/open", 1),
        new ShownPage("import", "qh-inspector", "/import", 5),
        new ShownPage("import-preview", "qh-inspector", "{preview}", 12),
        new ShownPage("campaigns", "qh-leader", "/campaigns", 7),
        new ShownPage("campaign", "qh-leader", "/campaigns/{campaign}", 13),
        new ShownPage("campaign-phase", "qh-leader", "/campaigns/{campaign}?phase=1", 13),
        new ShownPage("campaign-edit", "qh-leader", "/campaigns/{campaign}/edit", 6),
        new ShownPage("campaign-new", "qh-leader", "/campaigns/_new", 1),
        new ShownPage("campaign-close", "qh-leader", "/campaigns/{campaign}/close", 12),
        new ShownPage("categories", "qh-leader", "/campaigns/_categories", 5),
        new ShownPage("overview", "qh-leader", "/overview", 6),
        new ShownPage("assessments", "qh-leader", "/assessments", 3),
        new ShownPage("assessment", "qh-leader", "/assessments/{assessment}", 4),
        new ShownPage("look-backs", "qh-leader", "/look-backs", 2),
        new ShownPage("look-back-new", "qh-leader", "/look-backs/new?campaign=2026", 1),
        new ShownPage("look-back", "qh-leader", "/look-backs/{lookBack}", 6),
        new ShownPage("lineages", "qh-leader", "/lineages?by=unit", 8),
        new ShownPage("processes", "qh-admin", "/processes", 3),
        new ShownPage("process", "qh-admin", "/processes/rectification", 4),
        new ShownPage("people", "qh-admin", "/people", 1),
        new ShownPage("person", "qh-admin", "/people/dt-rectifier", 1),
        new ShownPage("person-new", "qh-admin", "/people/_new", 1),
        new ShownPage("people-import", "qh-admin", "/people/_import", 1),
        new ShownPage("units", "qh-admin", "/units", 1),
        new ShownPage("unit", "qh-admin", "/units/QH-XN-DT", 2),
        new ShownPage("unit-handover", "xn-leader", "/units/QH-XN-DT/handover", 2),
        new ShownPage("unit-new", "qh-admin", "/units/new", 1),
        new ShownPage("registers", "qh-inspector", "/registers", 1),
        new ShownPage("register", "qh-inspector", "/registers/{register}", 3),
        new ShownPage("register-entry", "qh-inspector", "/registers/{register}/entries/E1", 4),
        new ShownPage("register-new", "qh-inspector", "/registers/{register}/new", 1),
        new ShownPage("register-import", "qh-inspector", "/registers/{register}/import", 1),
        new ShownPage("calendar", "qh-admin", "/calendar", 1),
        new ShownPage(
            "calendar-explained", "qh-admin", "/calendar?year=2026&from=2026-09-28&workdays=6", 1),
        new ShownPage("jobs", "qh-admin", "/jobs", 6),
        new ShownPage("account", "qh-inspector", "/account", 4),
        new ShownPage("account-guessed", Scenery.GUESSED, "/account", 4),
        new ShownPage("attempts", Scenery.GUESSED, "/account/attempts", 2),
        new ShownPage("attempts-none", "qh-inspector", "/account/attempts", 2),
        new ShownPage("notices", "dt-rectifier", "/notices", 2),
        new ShownPage("not-there", "qh-inspector", "/nothing-here", 0));
  }

  /** The path with this scenery's values. */
  String path(Scenery scenery) {
    return path.replace("{returned}", scenery.returned())
        .replace("{closed}", scenery.closed())
        .replace("{recurrence}", scenery.recurrence())
        .replace("{preview}", scenery.preview())
        .replace("{register}", scenery.register())
        .replace("{doubt}", scenery.doubt())
        .replace("{lookBack}", scenery.lookBack())
        .replace("{assessment}", scenery.assessment())
        .replace("{campaign}", scenery.campaign());
  }

  /** Goes there. */
  void show(Visitor visitor, Scenery scenery) {
    visitor.open(path(scenery));
  }

  /** Somebody who may see it. */
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
