package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

/** A person's operations on the pages with one issue, found in their work list. */
final class IssueActs {

  private final Visitor visitor;
  private final Page page;
  private final String campaign;

  /**
   * @param campaign by which the issue is found among all others
   */
  IssueActs(Visitor visitor, String campaign) {
    this.visitor = visitor;
    this.page = visitor.page();
    this.campaign = campaign;
  }

  /** Claims the one task there is to claim, which leads to its form. */
  IssueActs claim() {
    visitor.open("/work?campaign=" + campaign);
    page.locator("[data-row] [data-claim]").click();
    assertThat(mine()).isVisible();
    return this;
  }

  /** Claims the one task there is to claim of this issue, on its page. */
  IssueActs claim(String number) {
    visitor.open("/issues/" + number);
    page.locator(".bh-task form[action$='/claim'] button").click();
    assertThat(mine()).isVisible();
    return this;
  }

  IssueActs choose(String outcome) {
    mine().locator(".bh-choices label").getByText(outcome, exactly()).click();
    return this;
  }

  IssueActs fill(String label, String value) {
    mine().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(value);
    return this;
  }

  IssueActs attach(String name, byte[] photo) {
    mine().locator("input[type=file]").setInputFiles(new FilePayload(name, "image/png", photo));
    return this;
  }

  /** Submits the form; the task is then done. */
  void submit() {
    send();
    assertThat(mine()).hasCount(0);
  }

  /** Submits the form, whatever the result. */
  void send() {
    mine().locator("form[enctype] button[type=submit]").click();
  }

  /** Opens the form of an action beside the steps. */
  Locator action(String name) {
    Locator details =
        page.locator(".bh-actions details", new Page.LocatorOptions().setHasText(name));
    details.locator("summary").click();
    return details.locator("form");
  }

  /** The task this person has claimed. */
  Locator mine() {
    return page.locator(".bh-mine");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
