package org.bihuan.ledger.row;

/**
 * Writes straight quotation marks around Chinese words as “ and ”, or ‘ and ’. Inches, minutes and
 * apostrophes, quotations in other languages, and a mark without a partner stay as they are.
 */
final class ChineseQuotes {

  private ChineseQuotes() {}

  static String of(String text) {
    if (text.indexOf('"') < 0 && text.indexOf('\'') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    pair(out, '"', '“', '”');
    pair(out, '\'', '‘', '’');
    return out.toString();
  }

  private static void pair(StringBuilder text, char straight, char opening, char closing) {
    int from = -1;
    boolean isOpen = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == opening) {
        isOpen = true;
      } else if (character == closing) {
        isOpen = false;
      } else if (character == '\n') {
        from = -1;
      } else if (character == straight && isOpen) {
        text.setCharAt(i, closing);
        isOpen = false;
      } else if (character == straight && from >= 0) {
        if (isChinese(text, from, i)) {
          text.setCharAt(from, opening);
          text.setCharAt(i, closing);
        }
        from = -1;
      } else if (character == straight && !isAfterWord(text, i)) {
        from = i;
      }
    }
  }

  /** Whether it follows a digit or a Latin letter: then it is a measure or an apostrophe. */
  private static boolean isAfterWord(CharSequence text, int index) {
    return index > 0 && isWord(text.charAt(index - 1));
  }

  private static boolean isWord(char character) {
    return character < 0x250 && Character.isLetterOrDigit(character);
  }

  /** Whether Chinese stands between the marks, or next to them. */
  private static boolean isChinese(CharSequence text, int from, int to) {
    for (int i = Math.max(0, from - 1); i <= Math.min(text.length() - 1, to + 1); i++) {
      if (Character.UnicodeScript.of(text.charAt(i)) == Character.UnicodeScript.HAN) {
        return to > from + 1;
      }
    }
    return false;
  }
}
