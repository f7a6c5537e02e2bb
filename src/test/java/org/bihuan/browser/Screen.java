package org.bihuan.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.Locale;

/** The screens on which pages are shown. */
enum Screen {
  DESK(1440, 900),
  PHONE(390, 844);

  private final int width;
  private final int height;

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  NewContextOptions options() {
    boolean phone = this == PHONE;
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setIsMobile(phone)
        .setHasTouch(phone)
        .setTimezoneId("Asia/Shanghai");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
