package org.bihuan.spreadsheet;

/** Distinguishes dates from other numbers by their number format in the workbook. */
final class NumberFormats {

  /** Excel's own limit, in characters. */
  private static final int LONGEST = 255;

  private NumberFormats() {}

  /** Whether a custom format shows a year, or a month and a day. */
  static boolean isDate(String format) {
    if (format.length() > LONGEST) {
      return false;
    }
    boolean month = false;
    boolean day = false;
    for (int i = 0; i < format.length(); i++) {
      switch (format.charAt(i)) {
        case 'y', 'Y' -> {
          return true;
        }
        case 'm', 'M' -> month = true;
        case 'd', 'D' -> day = true;
        case '\\' -> i++;
        case '"' -> i = closed(format, i, '"');
        case '[' -> i = closed(format, i, ']');
        default -> {
          // has no meaning for dates
        }
      }
    }
    return month && day;
  }

  /** The end of a quoted text or a bracket; its start if it is not closed. */
  private static int closed(String format, int start, char end) {
    return Math.max(start, format.indexOf(end, start + 1));
  }
}
