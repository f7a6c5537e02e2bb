package org.bihuan.spreadsheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Normalizes texts so that different spellings become equal: full-width or not, with or without
 * spaces. Each method takes linear time for any text.
 */
public final class TextNormalizer {

  /**
   * In characters: longer texts are no header, total or name, and are not compared. Normalizing
   * turns one character into up to eighteen.
   */
  public static final int LONGEST_WORD = 200;

  private static final String PUNCTUATION = "_*:“”\"'‘’·.-";
  private static final String OPENING = "([【〔";
  private static final String CLOSING = ")]】〕";

  private TextNormalizer() {}

  /** The key for lookups: ignores width, white space, case, quotation marks and punctuation. */
  public static String key(String text) {
    return without(
        folded(text), character -> isSpace(character) || PUNCTUATION.indexOf(character) >= 0);
  }

  /** Like {@link #key}, and also ignores remarks in brackets, which headers often have. */
  public static String headerKey(String text) {
    String outside = key(outsideBrackets(folded(text)));
    return outside.isEmpty() ? key(text) : outside;
  }

  /** The text on one line: every run of white space becomes one space, with none at the ends. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean apart = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (isSpace(character)) {
        apart = true;
      } else {
        if (apart && !line.isEmpty()) {
          line.append(' ');
        }
        apart = false;
        line.appendCodePoint(character);
      }
    }
    return line.toString().strip();
  }

  /** The form for comparing contents: ignores width, white space and case, keeps punctuation. */
  public static String content(String text) {
    return without(folded(text), TextNormalizer::isSpace);
  }

  private static String without(String text, IntPredicate noise) {
    StringBuilder left = new StringBuilder(text.length());
    text.codePoints().filter(noise.negate()).forEach(left::appendCodePoint);
    return left.toString().toLowerCase(Locale.ROOT);
  }

  /** The text without bracketed parts; a bracket that is not closed stays. */
  private static String outsideBrackets(String text) {
    StringBuilder outside = new StringBuilder(text.length());
    int[] closed = new int[OPENING.length()];
    for (int i = 0; i < text.length(); i++) {
      int kind = OPENING.indexOf(text.charAt(i));
      if (kind >= 0 && closed[kind] >= 0) {
        closed[kind] = text.indexOf(CLOSING.charAt(kind), i + 1);
      }
      if (kind >= 0 && closed[kind] >= 0) {
        i = closed[kind];
      } else {
        outside.append(text.charAt(i));
      }
    }
    return outside.toString();
  }

  /** Whether it is white space or an invisible character. */
  private static boolean isSpace(int character) {
    return (character >= '\t' && character <= '\r')
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
