package org.bihuan.ledger.row;

import org.bihuan.spreadsheet.TextNormalizer;

/** Makes a title of a description: ledgers seldom have a column for one. */
public final class Title {

  private static final int LONGEST = 80;
  private static final int SHORTEST = 40;
  private static final String PAUSES = "。；;！!？?，,、：:";

  private Title() {}

  /**
   * The description on one line, cut at a punctuation mark where it is longer than 80 characters.
   */
  public static String of(String description) {
    String line = TextNormalizer.line(description);
    if (line.length() <= LONGEST) {
      return line;
    }
    int cut = LONGEST - 1;
    for (int i = LONGEST - 1; i >= SHORTEST; i--) {
      if (PAUSES.indexOf(line.charAt(i)) >= 0) {
        cut = i;
        break;
      }
    }
    // Never cuts a surrogate pair.
    if (Character.isLowSurrogate(line.charAt(cut))) {
      cut--;
    }
    return line.substring(0, cut) + "…";
  }
}
