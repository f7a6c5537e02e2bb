package org.bihuan.ledger.writing;

import com.google.re2j.Pattern;

/**
 * Makes texts valid for a workbook: Excel refuses control characters and cells with more than
 * 32,767 characters.
 */
final class CellText {

  private static final int LONGEST = 32_767;
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

  private CellText() {}

  static String of(String text) {
    String clean = CONTROL.matcher(text).replaceAll("");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
  }
}
