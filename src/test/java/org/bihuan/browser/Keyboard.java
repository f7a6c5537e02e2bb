package org.bihuan.browser;

import com.microsoft.playwright.Page;

/** Moves through a page as somebody without a mouse does. */
final class Keyboard {

  private static final int FAR = 200;

  private Keyboard() {}

  /** Presses Tab until the first element of this selector has the focus. */
  static void reach(Page page, String selector) {
    for (int pressed = 0; pressed < FAR; pressed++) {
      page.keyboard().press("Tab");
      Object here =
          page.evaluate("s => document.activeElement === document.querySelector(s)", selector);
      if (Boolean.TRUE.equals(here)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector + " on " + page.url());
  }
}
