package org.bihuan.ledger.reading;

/** Tells dates from other numbers by how a workbook shows them. */
final class NumberFormats {

  /** Excel's own bound; a longer one comes from nobody who has a ledger. */
  private static final int LONGEST = 255;

  private NumberFormats() {}

  /** Whether a format written out shows a year, or a month and a day. */
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
          // says nothing
        }
      }
    }
    return month && day;
  }

  /** Where a quoted text or a bracket ends; where it begins if it does not end. */
  private static int closed(String format, int start, char end) {
    return Math.max(start, format.indexOf(end, start + 1));
  }
}
