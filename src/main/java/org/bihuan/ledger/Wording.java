package org.bihuan.ledger;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes texts comparable that people wrote alike: full-width or not, spaced or not. */
final class Wording {

  private static final Pattern BRACKETED = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|【[^】]*】|〔[^〕]*〕");
  private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}\\p{Cf}_*:“”\"'‘’·.-]+");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  private Wording() {}

  /** For looking words up: without width, white space, case, quotation marks and punctuation. */
  static String key(String text) {
    return NOISE.matcher(folded(text)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Like {@link #key}, remarks in brackets left out too, as headers carry them. */
  static String headerKey(String text) {
    String outside = key(BRACKETED.matcher(folded(text)).replaceAll(""));
    return outside.isEmpty() ? key(text) : outside;
  }

  /** On one line: every run of white space is one blank, none at the ends. */
  static String line(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** For comparing contents: without width, white space and case, punctuation kept. */
  static String content(String text) {
    return SPACE.matcher(folded(text)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
