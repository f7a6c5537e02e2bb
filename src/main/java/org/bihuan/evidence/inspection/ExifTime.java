package org.bihuan.evidence.inspection;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time of a photo as cameras and editors write it: {@code 2026:11:20 10:00:00} by the standard,
 * and in other spellings that can be read in one way only. A text that cannot is left out, as is
 * any time whose offset from UTC no place has.
 */
final class ExifTime {

  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[:/.年-](\\d{1,2})[:/.月-](\\d{1,2})日?[ T]*"
              + "[ T](\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2})秒?(?:[.,]\\d+)?)?"
              + " *(Z|[+-]\\d{1,2}:?\\d{2})?");

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?");

  /** In characters; a longer text is no time. */
  private static final int LONGEST = 100;

  private static final int EARLIEST = -12 * 60;
  private static final int LATEST = 14 * 60;

  private ExifTime() {}

  /**
   * @param offset as the camera states it beside the time; without one the time is local in the
   *     zone
   */
  static @Nullable Instant of(@Nullable String time, @Nullable String offset, ZoneId zone) {
    Matcher parts = TIME.matcher(time == null ? "" : plain(time));
    if (!parts.matches()) {
      return null;
    }
    try {
      String seconds = parts.group(6);
      LocalDateTime local =
          LocalDateTime.of(
              number(parts.group(1)),
              number(parts.group(2)),
              number(parts.group(3)),
              number(parts.group(4)),
              number(parts.group(5)),
              seconds == null ? 0 : number(seconds));
      String own = parts.group(7) == null ? plain(offset == null ? "" : offset) : parts.group(7);
      return own.replace(":", "").isBlank()
          ? local.atZone(zone).toInstant()
          : local.toInstant(offset(own));
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private static ZoneOffset offset(String text) {
    if (text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    Matcher parts = OFFSET.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("no offset");
    }
    int minutes = parts.group(3) == null ? 0 : number(parts.group(3));
    int total = number(parts.group(2)) * 60 + minutes;
    int signed = parts.group(1).equals("-") ? -total : total;
    if (minutes > 59 || signed < EARLIEST || signed > LATEST) {
      throw new DateTimeException("no place has it");
    }
    return ZoneOffset.ofTotalSeconds(signed * 60);
  }

  /** Without what pads it: some cameras fill the field with spaces or zeros. */
  private static String plain(String text) {
    int end = text.indexOf('\0');
    String plain = (end < 0 ? text : text.substring(0, end)).strip();
    return plain.length() <= LONGEST ? plain : "?";
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
