package org.bihuan.ledger.row;

/**
 * Writes the punctuation of Chinese texts in full width: much of it is typed in half width.
 * Numbers, times, addresses and text in other languages stay as they are.
 */
final class ChinesePunctuation {

  private static final String HALF = ",;:?!";
  private static final String FULL = "，；：？！";

  private ChinesePunctuation() {}

  static String of(String written) {
    String text = ChineseQuotes.of(written);
    StringBuilder out = new StringBuilder(text.length());
    int opened = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
      char after = next(text, i);
      int at = HALF.indexOf(character);
      if (at >= 0 && (isChinese(before) || isHan(after))) {
        out.append(FULL.charAt(at));
        i = isHan(after) ? toNext(text, i) : i;
      } else if (character == '.' && isChinese(before) && (isHan(after) || isEnd(after))) {
        out.append('。');
      } else if (character == '(' && (isChinese(before) || isHan(after))) {
        opened++;
        out.append('（');
      } else if (character == ')' && opened > 0) {
        opened--;
        out.append('）');
      } else {
        out.append(character);
      }
    }
    return out.toString();
  }

  /** The next character that is no space on the same line; a line feed at the end. */
  private static char next(String text, int index) {
    int next = toNext(text, index) + 1;
    return next < text.length() ? text.charAt(next) : '\n';
  }

  /** The index of the last space after the character. */
  private static int toNext(String text, int index) {
    int last = index;
    while (last + 1 < text.length() && text.charAt(last + 1) == ' ') {
      last++;
    }
    return last;
  }

  private static boolean isEnd(char character) {
    return "\n”’」）)".indexOf(character) >= 0;
  }

  private static boolean isChinese(char character) {
    return isHan(character) || "，。；：？！、（）《》“”‘’】〕」".indexOf(character) >= 0;
  }

  private static boolean isHan(char character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN
        || "《“（「".indexOf(character) >= 0;
  }
}
