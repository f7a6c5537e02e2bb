package org.bihuan.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Browser and system of a {@code User-Agent}, reduced to a few known names: enough for people to
 * tell their devices apart. The header itself is never stored.
 */
final class DeviceName {

  /**
   * A text in the header and the name it indicates. The first match counts, since most browsers
   * also name older ones.
   */
  private record Sign(String sign, String name) {}

  private static final int LOOKED_AT = 500;

  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("MicroMessenger/", "WeChat"),
          new Sign("DingTalk", "DingTalk"),
          new Sign("QQBrowser/", "QQ Browser"),
          new Sign("Edg", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("Firefox/", "Firefox"),
          new Sign("Chrome/", "Chrome"),
          new Sign("CriOS/", "Chrome"),
          new Sign("Safari/", "Safari"));

  private static final List<Sign> SYSTEMS =
      List.of(
          new Sign("HarmonyOS", "HarmonyOS"),
          new Sign("Android", "Android"),
          new Sign("iPhone", "iPhone"),
          new Sign("iPad", "iPad"),
          new Sign("Windows", "Windows"),
          new Sign("Mac OS X", "macOS"),
          new Sign("Linux", "Linux"));

  private DeviceName() {}

  /** Such as {@code Chrome · Windows}; null where neither is known. */
  static @Nullable String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return null;
    }
    String start = userAgent.substring(0, Math.min(userAgent.length(), LOOKED_AT));
    String browser = first(BROWSERS, start);
    String system = first(SYSTEMS, start);
    return browser == null || system == null
        ? (browser == null ? system : browser)
        : browser + " · " + system;
  }

  private static @Nullable String first(List<Sign> signs, String text) {
    return signs.stream()
        .filter(sign -> text.contains(sign.sign()))
        .map(Sign::name)
        .findFirst()
        .orElse(null);
  }
}
