package org.bihuan.ledger.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Makes texts comparable that people wrote alike: full-width or not, spaced or not. Each text is
 * gone through once, whatever stands in it.
 */
public final class TextNormalizer {

  /**
   * What is longer is no header, no total, no name of anything. Folding makes up to eighteen
   * characters of one, so that longer texts are not even compared.
   */
  public static final int LONGEST_WORD = 200;

  private static final String PUNCTUATION = "_*:“”\"'‘’·.-";
  private static final String OPENING = "([【〔";
  private static final String CLOSING = ")]】〕";

  private TextNormalizer() {}

  /** For looking words up: without width, white space, case, quotation marks and punctuation. */
  public static String key(String text) {
    return without(
        folded(text), character -> isSpace(character) || PUNCTUATION.indexOf(character) >= 0);
  }

  /** Like {@link #key}, remarks in brackets left out too, as headers carry them. */
  static String headerKey(String text) {
    String outside = key(outsideBrackets(folded(text)));
    return outside.isEmpty() ? key(text) : outside;
  }

  /** On one line: every run of white space is one blank, none at the ends. */
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

  /** For comparing contents: without width, white space and case, punctuation kept. */
  public static String content(String text) {
    return without(folded(text), TextNormalizer::isSpace);
  }

  private static String without(String text, IntPredicate noise) {
    StringBuilder left = new StringBuilder(text.length());
    text.codePoints().filter(noise.negate()).forEach(left::appendCodePoint);
    return left.toString().toLowerCase(Locale.ROOT);
  }

  /** Without each bracket up to the next that closes its kind; one that nothing closes stays. */
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

  /** White space, and what cannot be seen. */
  private static boolean isSpace(int character) {
    return (character >= '\t' && character <= '\r')
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
