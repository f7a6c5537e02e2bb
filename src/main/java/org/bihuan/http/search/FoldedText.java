package org.bihuan.http.search;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Texts as they are compared when something is searched for: full-width and half-width characters
 * are one, and so are capitals and small letters.
 */
public final class FoldedText {

  private static final Pattern SPACES = Pattern.compile("[\\s\\x0B\\x{85}\\p{Z}]+");

  private FoldedText() {}

  public static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** The words of a text that is searched for, folded. */
  public static List<String> words(String text) {
    return Arrays.stream(SPACES.split(of(text)))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
